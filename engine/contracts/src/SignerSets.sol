// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {Signatures} from "./Signatures.sol";
import {TypedData} from "./TypedData.sol";

/// @title The committees that may attest for each deployment.
/// @dev Version 1 is signed by a majority of registrars, version k + 1 by the quorum of set k. Registrars can also recover a deployment
///      whose set is lost, but only after a delay during which the current set can object. Nothing here is ever overwritten.
abstract contract SignerSets is TypedData {
    struct SignerSet {
        bytes32 signersHash;
        uint64 registeredAtMs;
        uint64 validityMs;
        /// When a replaced set stops being accepted; zero while it is the current one.
        uint64 expiresAtMs;
    }

    struct Recovery {
        bytes32 signersHash;
        uint64 validityMs;
        uint64 version;
        /// Unix seconds; zero when none is proposed.
        uint64 effectiveAt;
    }

    bytes32 private constant SIGNER_SET_TYPEHASH =
        keccak256("SignerSet(bytes32 deployment,uint64 version,bytes32 signersHash,uint64 validityMs)");
    bytes32 private constant RECOVERY_TYPEHASH =
        keccak256("Recovery(bytes32 deployment,uint64 version,bytes32 signersHash,uint64 validityMs,uint64 nonce)");
    bytes32 private constant CANCEL_RECOVERY_TYPEHASH =
        keccak256("CancelRecovery(bytes32 deployment,uint64 version,bytes32 signersHash,uint64 nonce)");

    /// Keeps `now + validity` far from overflow, and a replaced set from living on.
    uint64 public constant MAX_VALIDITY_MS = 30 days * 1000;

    uint64 public immutable recoveryDelayS;
    bytes32 private immutable registrarsHash;
    uint256 private immutable registrarsNeeded;

    /// The registrars as a packed blob, for whoever prepares a registration.
    bytes public registrars;

    mapping(bytes32 deployment => uint64 version) public currentVersion;
    mapping(bytes32 deployment => uint64 nonce) public recoveryNonce;
    mapping(bytes32 deployment => mapping(uint64 version => SignerSet)) private sets;
    mapping(bytes32 deployment => Recovery) private recoveries;

    event SetRegistered(bytes32 indexed deployment, uint64 indexed version, bytes32 signersHash, uint64 validityMs);
    event RecoveryProposed(bytes32 indexed deployment, uint64 indexed version, bytes32 signersHash, uint64 nonce, uint64 effectiveAt);
    event RecoveryCancelled(bytes32 indexed deployment, uint64 indexed version, bytes32 signersHash);

    error UnknownSet();
    error SetExpired();
    error SignersMismatch();
    error WrongVersion(uint64 expected);
    error ValidityOutOfRange();
    error NoRecovery();
    error RecoveryTooEarly(uint64 effectiveAt);

    constructor(address[] memory registrars_, uint64 recoveryDelayS_) {
        if (registrars_.length == 0 || registrars_.length > Signatures.MAX_SIGNERS) revert Signatures.MalformedSigners();
        bytes memory packed;
        address previous = address(0);
        for (uint256 i = 0; i < registrars_.length; ++i) {
            if (registrars_[i] <= previous) revert Signatures.MalformedSigners();
            previous = registrars_[i];
            packed = bytes.concat(packed, bytes20(previous));
        }
        registrars = packed;
        registrarsHash = keccak256(packed);
        registrarsNeeded = registrars_.length / 2 + 1;
        recoveryDelayS = recoveryDelayS_;
    }

    function setOf(bytes32 deployment, uint64 version) external view returns (SignerSet memory) {
        return sets[deployment][version];
    }

    function recoveryOf(bytes32 deployment) external view returns (Recovery memory) {
        return recoveries[deployment];
    }

    /// Registers the next set. `authority` is the packed blob of the registrars for version 1, of the outgoing set after that.
    function registerSet(
        bytes32 deployment,
        uint64 version,
        bytes calldata signers,
        uint64 validityMs,
        bytes calldata authority,
        uint32 bitmap,
        bytes calldata signatures
    ) external {
        uint64 current = currentVersion[deployment];
        if (version != current + 1) revert WrongVersion(current + 1);
        Signatures.countMembers(signers);
        bytes32 signersHash = keccak256(signers);
        bytes32 digest = typedDigest(keccak256(abi.encode(SIGNER_SET_TYPEHASH, deployment, version, signersHash, validityMs)));
        if (current == 0) checkRegistrars(digest, authority, bitmap, signatures);
        else checkQuorum(digest, sets[deployment][current], authority, bitmap, signatures);
        dropRecovery(deployment);
        install(deployment, version, signersHash, validityMs);
    }

    /// Announces a set that replaces the current one after the delay. A later proposal takes the place of an earlier one.
    function proposeRecovery(
        bytes32 deployment,
        bytes calldata signers,
        uint64 validityMs,
        bytes calldata authority,
        uint32 bitmap,
        bytes calldata signatures
    ) external {
        uint64 current = currentVersion[deployment];
        if (current == 0) revert UnknownSet();
        checkValidity(validityMs);
        Signatures.countMembers(signers);
        Recovery memory next = Recovery({
            signersHash: keccak256(signers),
            validityMs: validityMs,
            version: current + 1,
            effectiveAt: uint64(block.timestamp) + recoveryDelayS
        });
        uint64 nonce = recoveryNonce[deployment]++;
        bytes32 structHash = keccak256(abi.encode(RECOVERY_TYPEHASH, deployment, next.version, next.signersHash, validityMs, nonce));
        checkRegistrars(typedDigest(structHash), authority, bitmap, signatures);
        dropRecovery(deployment);
        recoveries[deployment] = next;
        emit RecoveryProposed(deployment, next.version, next.signersHash, nonce, next.effectiveAt);
    }

    /// The current set's objection to a proposed recovery.
    function cancelRecovery(bytes32 deployment, bytes calldata signers, uint32 bitmap, bytes calldata signatures) external {
        Recovery memory proposed = pending(deployment);
        uint64 nonce = recoveryNonce[deployment] - 1;
        bytes32 structHash = keccak256(abi.encode(CANCEL_RECOVERY_TYPEHASH, deployment, proposed.version, proposed.signersHash, nonce));
        checkQuorum(typedDigest(structHash), sets[deployment][currentVersion[deployment]], signers, bitmap, signatures);
        dropRecovery(deployment);
    }

    /// Puts a proposed recovery into effect once its delay has passed. Anyone may call.
    function activateRecovery(bytes32 deployment) external {
        Recovery memory proposed = pending(deployment);
        if (block.timestamp < proposed.effectiveAt) revert RecoveryTooEarly(proposed.effectiveAt);
        delete recoveries[deployment];
        install(deployment, proposed.version, proposed.signersHash, proposed.validityMs);
    }

    /// Reverts unless the quorum of the set signed, and the set is the current one or was replaced less than one validity ago.
    function checkAttested(
        bytes32 digest,
        bytes32 deployment,
        uint64 version,
        bytes calldata signers,
        uint32 bitmap,
        bytes calldata signatures
    ) internal view {
        SignerSet storage set = sets[deployment][version];
        uint64 expiresAtMs = set.expiresAtMs;
        if (expiresAtMs != 0 && expiresAtMs < nowMs()) revert SetExpired();
        checkQuorum(digest, set, signers, bitmap, signatures);
    }

    function nowMs() internal view returns (uint64) {
        return uint64(block.timestamp * 1000);
    }

    function install(bytes32 deployment, uint64 version, bytes32 signersHash, uint64 validityMs) private {
        checkValidity(validityMs);
        SignerSet storage outgoing = sets[deployment][version - 1];
        if (version > 1) outgoing.expiresAtMs = nowMs() + outgoing.validityMs;
        sets[deployment][version] = SignerSet(signersHash, nowMs(), validityMs, 0);
        currentVersion[deployment] = version;
        emit SetRegistered(deployment, version, signersHash, validityMs);
    }

    function dropRecovery(bytes32 deployment) private {
        Recovery memory proposed = recoveries[deployment];
        if (proposed.effectiveAt == 0) return;
        delete recoveries[deployment];
        emit RecoveryCancelled(deployment, proposed.version, proposed.signersHash);
    }

    function pending(bytes32 deployment) private view returns (Recovery memory proposed) {
        proposed = recoveries[deployment];
        if (proposed.effectiveAt == 0) revert NoRecovery();
    }

    function checkRegistrars(bytes32 digest, bytes calldata authority, uint32 bitmap, bytes calldata signatures) private view {
        if (keccak256(authority) != registrarsHash) revert SignersMismatch();
        Signatures.check(digest, authority, registrarsNeeded, bitmap, signatures);
    }

    function checkQuorum(bytes32 digest, SignerSet storage set, bytes calldata signers, uint32 bitmap, bytes calldata signatures)
        private
        view
    {
        bytes32 signersHash = set.signersHash;
        if (signersHash == 0) revert UnknownSet();
        if (keccak256(signers) != signersHash) revert SignersMismatch();
        Signatures.check(digest, signers, Signatures.quorumOf(signers.length / 20), bitmap, signatures);
    }

    function checkValidity(uint64 validityMs) private pure {
        if (validityMs == 0 || validityMs > MAX_VALIDITY_MS) revert ValidityOutOfRange();
    }
}
