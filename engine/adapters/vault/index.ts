export { type FileVault, type Keys, openVault } from './file-vault'
export { recoverSigner, signerOf } from './keys'
