export { type FileVault, type Keys, openVault, vaultOf } from './file-vault'
export { recoverSigner, signerOf } from './keys'
