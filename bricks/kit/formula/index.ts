export { type CompiledFormula, compileFormula, type FormulaResult } from './compile'
