import { place } from "./route.ts";
import { person, signIn, signOut } from "./sign-in.ts";

const pages = [
  { name: "apps", title: "Apps", href: "#/" },
  { name: "receipts", title: "Receipts", href: "#/receipts" },
  { name: "policy", title: "Policy", href: "#/policy" },
] as const;

const Person = () =>
  person.value === undefined ? (
    <button type="button" class="outline" onClick={() => void signIn()}>
      Sign in
    </button>
  ) : (
    <>
      <span class="person">{person.value}</span>
      <button type="button" class="outline secondary" onClick={() => void signOut()}>
        Sign out
      </button>
    </>
  );

export const Navigation = () => {
  const [at = "apps"] = place.value;
  return (
    <header class="container top">
      <strong class="brand">chat-retention</strong>
      <nav aria-label="Main">
        <ul>
          {pages.map(({ name, title, href }) => (
            <li key={name}>
              <a href={href} aria-current={name === at ? "page" : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="who">
        <Person />
      </div>
    </header>
  );
};
