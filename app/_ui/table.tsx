import type { ReactNode } from 'react'
import { cx } from './cx'

/** One column: its head, whether it holds figures (right-aligned, mono) and what it shows of a row. */
export interface Column<Row> {
  id: string
  head: ReactNode
  numeric?: boolean
  /** Left out below the small breakpoint. */
  wideOnly?: boolean
  className?: string
  cell: (row: Row) => ReactNode
}

/** Rows between lines. `caption` names the table to a screen reader; wide tables scroll inside their own frame. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowClassName,
  empty,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowClassName?: (row: Row) => string | undefined
  /** Shown in place of the rows when there are none. */
  empty?: ReactNode
}) {
  return (
    <section aria-label={caption} className="relative overflow-x-auto">
      <table className="w-full border-collapse text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cx(
                  'h-row whitespace-nowrap px-2 font-medium text-2xs text-ink-3 first:pl-4 last:pr-4',
                  column.numeric ? 'text-right' : 'text-left',
                  column.wideOnly && 'max-sm:hidden',
                )}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={cx('border-line border-t transition-colors duration-hover hover:bg-hover', rowClassName?.(row))}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cx(
                    'h-row px-2 py-1 first:pl-4 last:pr-4',
                    column.numeric && 'figures whitespace-nowrap text-right',
                    column.wideOnly && 'max-sm:hidden',
                    column.className,
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && empty !== undefined && (
            <tr className="border-line border-t">
              <td colSpan={columns.length} className="p-6 text-center text-ink-3">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}
