/** `ToUpper()`: char by char, so a text keeps its length. */
export function upperCase(text: string): string {
  const upper = text.toUpperCase();
  return upper.length === text.length ? upper : text.replace(/./gs, (char) => single(char.toUpperCase(), char));
}

export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/./gs, (char) => single(char.toLowerCase(), char));
}

function single(changed: string, char: string): string {
  return changed.length === 1 ? changed : char;
}
