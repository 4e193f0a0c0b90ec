/** What scrolls by itself and holds nothing to focus must be reachable by Tab, or keys cannot scroll it. */
export function keyboardScrollable(label: string) {
  return { tabIndex: 0, role: 'group', 'aria-label': label } as const
}
