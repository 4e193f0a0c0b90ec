/** What scrolls by itself and holds nothing to focus must be reachable by Tab, or keys cannot scroll it. */
export const keyboardScrollable = { tabIndex: 0, role: 'group' } as const
