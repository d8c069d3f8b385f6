import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A native dialog: the browser keeps the focus in it, closes it on Escape, and gives the focus back. */
export const Dialog = ({ title, isOpen, onClose, children }: Props) => {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (isOpen) ref.current?.showModal();
    else ref.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={ref} aria-labelledby={heading} onClose={onClose}>
      {isOpen && (
        <article>
          <header>
            <button type="button" class="close" aria-label="Close" onClick={onClose} />
            <h2 id={heading}>{title}</h2>
          </header>
          {children}
        </article>
      )}
    </dialog>
  );
};
