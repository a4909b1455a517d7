import { CopyButton } from '@/app/_ui/copy-button'
import { deployTexts } from './texts'

/** A text to sign, letter for letter; long lines go on below their value, as in a table. */
export function SignedText({ text }: { text: string }) {
  return (
    <section aria-label={deployTexts.signLabel} className="relative min-w-0 rounded-2 border border-line bg-field">
      <div className="absolute top-1 right-1 rounded-2 bg-field">
        <CopyButton text={text} label={`${deployTexts.copy}: ${deployTexts.signLabel}`} />
      </div>
      <pre className="figures whitespace-pre-wrap break-all p-3 text-2xs leading-normal">
        {text.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have their place in the text and no other name
          <span key={index} className="-indent-[13ch] block pl-[13ch]">
            {`${line}\n`}
          </span>
        ))}
      </pre>
    </section>
  )
}
