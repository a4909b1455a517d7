export { DeploySheet, type DeploySheetProps } from './deploy-sheet'
export { DeploymentActions } from './deployment-actions'
