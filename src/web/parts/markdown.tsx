import { Fragment, type JSX, type ReactNode } from 'react'

type Block =
  | { kind: 'paragraph' | 'heading'; lines: string[] }
  | { kind: 'bullets'; lines: string[] }
  /** Numbered from where it says, since bullets below an item part a list in two. */
  | { kind: 'ordered'; lines: string[]; start: number }

const ordered = /^\s*(\d+)[.)]\s+/
const bullet = /^\s*[-*]\s+/
const heading = /^#{1,6}\s+/

function kindOf(line: string): Block['kind'] {
  if (ordered.test(line)) return 'ordered'
  if (bullet.test(line)) return 'bullets'
  return heading.test(line) ? 'heading' : 'paragraph'
}

function stripped(line: string): string {
  return line.replace(ordered, '').replace(bullet, '').replace(heading, '').trim()
}

/** An indented line goes on with the item or paragraph before it. */
function goesOn(line: string): boolean {
  return kindOf(line) === 'paragraph' && /^\s+\S/.test(line)
}

function begun(kind: Block['kind'], line: string): Block {
  const lines = [stripped(line)]
  return kind === 'ordered' ? { kind, lines, start: Number(ordered.exec(line)?.[1]) } : { kind, lines }
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let broken = true
  for (const line of markdown.split('\n')) {
    const kind = kindOf(line)
    const block = blocks.at(-1)
    if (line.trim() === '') broken = true
    else if (block && goesOn(line)) block.lines.push(`${block.lines.pop() ?? ''} ${line.trim()}`)
    // A blank line ends a paragraph; a list goes on over it.
    else if (block?.kind === kind && kind !== 'heading' && !(broken && kind === 'paragraph')) {
      block.lines.push(stripped(line))
    } else blocks.push(begun(kind, line))
    if (line.trim() !== '') broken = false
  }
  return blocks
}

const inline = /(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|_[^_\s][^_]*_(?!\w)|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/

function spanOf(part: string): ReactNode {
  if (part.startsWith('**')) return <strong>{part.slice(2, -2)}</strong>
  if (/^[*_]\S/.test(part) && part.length > 2) return <em>{part.slice(1, -1)}</em>
  if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>
  const link = /^\[([^\]]+)\]\((https:\/\/[^)\s]+)\)$/.exec(part)
  if (!link) return part
  return (
    <a href={link[2]} target="_blank" rel="noreferrer">
      {link[1]}
    </a>
  )
}

function Inline({ line }: { line: string }): JSX.Element {
  let at = 0
  return (
    <>
      {line.split(inline).map((part) => {
        at += part.length + 1
        return <Fragment key={at}>{spanOf(part)}</Fragment>
      })}
    </>
  )
}

function BlockView({ block }: { block: Block }): JSX.Element {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Inline line={block.lines.join(' ')} />
      </p>
    )
  if (block.kind === 'heading')
    return (
      <p className="strong">
        <Inline line={block.lines.join(' ')} />
      </p>
    )
  const items = block.lines.map((line) => (
    <li key={line}>
      <Inline line={line} />
    </li>
  ))
  return block.kind === 'ordered' ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
}

/** The small Markdown of connectors' guides: paragraphs, lists, bold, italics, code, https links. */
export function Markdown({ source }: { source: string }): JSX.Element {
  let at = 0
  return (
    <div className="markdown">
      {blocksOf(source).map((block) => {
        at += 1
        return <BlockView key={at} block={block} />
      })}
    </div>
  )
}
