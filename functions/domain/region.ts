/** What AWS calls its regions. */
const regionName = /^[a-z]{2,4}(-[a-z]{3,12}){1,3}-\d{1,2}$/;

/** A region as a caller named it, to be said back; of what is no region's name nothing is. */
export const regionSaid = (text: string): string =>
  regionName.test(text) ? text : "the region that was named";
