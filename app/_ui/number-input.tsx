'use client'
import { TextInput, type TextInputProps } from './text-input'

/** A number as the text the user typed: it never passes through a float, so nothing typed is lost. */
export function NumberInput({
  integer = false,
  onValueChange,
  onChange,
  ...rest
}: Omit<TextInputProps, 'type' | 'inputMode' | 'mono'> & { integer?: boolean; onValueChange?: (text: string) => void }) {
  return (
    <TextInput
      {...rest}
      mono
      inputMode={integer ? 'numeric' : 'decimal'}
      onChange={(event) => {
        onChange?.(event)
        onValueChange?.(event.target.value)
      }}
    />
  )
}
