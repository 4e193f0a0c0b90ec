import { SaxParser } from '@cj-tech-master/excelts/xml'
import { unreadableWorkbook } from '../file-faults.ts'

type XmlEvents = Readonly<{
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}>

/** Walks a part of a workbook. Names come without their prefix: some programs write `<x:row>` for `<row>`. */
export async function parseXml(
  part: AsyncIterable<string>,
  events: XmlEvents,
  afterChunk?: () => Promise<void>,
): Promise<void> {
  const parser = new SaxParser({ position: false, invalidCharHandling: 'replace', maxDepth: 64 })
  parser.on('opentag', (tag) => events.open?.(local(tag.name), tag.attributes as Record<string, string>))
  parser.on('text', (text) => events.text?.(text))
  parser.on('cdata', (text) => events.text?.(text))
  parser.on('closetag', (tag) => events.close?.(local(tag.name)))
  for await (const chunk of part) {
    attempt(() => parser.write(chunk))
    await afterChunk?.()
  }
  attempt(() => parser.close())
  await afterChunk?.()
}

function attempt(step: () => void): void {
  try {
    step()
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('Xml'))
      throw unreadableWorkbook('it is damaged or was cut short')
    throw error
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
