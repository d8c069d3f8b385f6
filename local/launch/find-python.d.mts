export type Python =
  | { readonly command: string; readonly version: string; readonly missing?: undefined }
  | { readonly missing: string };

export declare const findPython: (preferred?: string) => Python;
