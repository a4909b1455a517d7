// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @title Checks who of a packed signer set signed a digest.
/// @dev A set is a blob of 20-byte addresses, strictly ascending. A bitmap names the members who signed, and their 65-byte signatures
///      follow in the same order, so a duplicate cannot be written down and a reordered list recovers the wrong address.
library Signatures {
    uint256 internal constant MAX_SIGNERS = 31;

    /// Half of the order of secp256k1. A signature with a higher s has a twin with a lower one (EIP-2).
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    error MalformedSigners();
    error MalformedSignatures();
    error TooFewSignatures(uint256 got, uint256 needed);
    error BadSignature(uint256 member);

    /// Signatures that n members need so that two quorums share an honest one: f = (n − 1) / 3, q = (n + f) / 2 + 1.
    function quorumOf(uint256 n) internal pure returns (uint256) {
        if (n == 0 || n > MAX_SIGNERS) revert MalformedSigners();
        return (n + (n - 1) / 3) / 2 + 1;
    }

    /// Members in a well-formed blob; reverts unless it is 1 to 31 non-zero addresses in strictly ascending order.
    function countMembers(bytes calldata signers) internal pure returns (uint256 n) {
        n = signers.length / 20;
        if (n == 0 || n > MAX_SIGNERS || n * 20 != signers.length) revert MalformedSigners();
        address previous = address(0);
        for (uint256 i = 0; i < n; ++i) {
            address member = memberAt(signers, i);
            if (member <= previous) revert MalformedSigners();
            previous = member;
        }
    }

    /// Reverts unless at least `needed` members signed, and every signature given is right. The caller has checked the blob.
    function check(bytes32 digest, bytes calldata signers, uint256 needed, uint32 bitmap, bytes calldata signatures) internal pure {
        uint256 n = signers.length / 20;
        if (uint256(bitmap) >> n != 0) revert MalformedSignatures();
        uint256 read = 0;
        for (uint256 i = 0; i < n; ++i) {
            if ((bitmap >> i) & 1 == 0) continue;
            uint256 start = read * 65;
            if (start + 65 > signatures.length) revert MalformedSignatures();
            bytes32 r;
            bytes32 s;
            uint8 v;
            assembly ("memory-safe") {
                let at := add(signatures.offset, start)
                r := calldataload(at)
                s := calldataload(add(at, 32))
                v := byte(0, calldataload(add(at, 64)))
            }
            if (uint256(s) > HALF_ORDER || (v != 27 && v != 28)) revert BadSignature(i);
            address signer = ecrecover(digest, v, r, s);
            if (signer == address(0) || signer != memberAt(signers, i)) revert BadSignature(i);
            ++read;
        }
        if (read * 65 != signatures.length) revert MalformedSignatures();
        if (read < needed) revert TooFewSignatures(read, needed);
    }

    function memberAt(bytes calldata signers, uint256 index) private pure returns (address member) {
        assembly ("memory-safe") {
            member := shr(96, calldataload(add(signers.offset, mul(index, 20))))
        }
    }
}
