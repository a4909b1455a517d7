export { type FileVault, type Keys, openVault, rotateSecretsKey } from './file-vault'
export { recoverSigner, signerOf } from './keys'
export { secretsOf } from './secret-keys'
