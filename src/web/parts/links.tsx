import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type AnchorElement = Omit<
  ComponentPropsWithRef<'a'>,
  keyof AnchorProps | keyof ButtonProps | 'style' | 'color'
>

function PlainAnchor(props: AnchorProps & AnchorElement) {
  return <Anchor {...props} />
}

function PlainButton(props: ButtonProps & AnchorElement) {
  return <Button component="a" {...props} />
}

function BareAnchor({ children, ...rest }: ComponentPropsWithRef<'a'>) {
  return <a {...rest}>{children}</a>
}

/** Links of the router that look like Mantine's, or like nothing at all. */
export const AnchorLink = createLink(PlainAnchor)
export const ButtonLink = createLink(PlainButton)
export const BareLink = createLink(BareAnchor)
