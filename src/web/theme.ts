import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { text } from './text.ts'

const petrol: MantineColorsTuple = [
  '#edf7f8',
  '#d8edf0',
  '#aedae0',
  '#80c5cf',
  '#56b0bd',
  '#3497a6',
  '#1c7f8e',
  '#0e6470',
  '#0b535d',
  '#063f47',
]

const closing = { 'aria-label': text('close') }

/** The calm look: neutral surfaces, one accent, the reader's own system font. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace',
  headings: { fontWeight: '600', textWrap: 'balance' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: true } } },
    // A dialog's header is no landmark of the page.
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        closeButtonProps: closing,
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: {
      defaultProps: { closeButtonProps: closing, attributes: { header: { role: 'presentation' } } },
    },
    // The placeholder is a focusable child that a menu must not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
})
