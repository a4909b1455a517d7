// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {Forwarder} from "./Forwarder.sol";
import {SignerSets} from "./SignerSets.sol";

/// @title Accepts what a committee's quorum attested, once for each (deployment, run, slot), and hands it to the receiver.
contract OracleAnchor is SignerSets {
    struct Report {
        bytes32 deployment;
        bytes32 bundle;
        uint64 setVersion;
        bytes32 run;
        uint32 slot;
        address receiver;
        bytes32 payloadHash;
        uint32 deliveryGas;
        bytes32 setHash;
        uint64 observedAt;
        uint64 validUntil;
    }

    /// What has become of one slot. `Kept` means that the receiver failed and anyone may redeliver.
    enum Status {
        None,
        Delivered,
        Kept
    }

    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(bytes32 deployment,bytes32 bundle,uint64 setVersion,bytes32 run,uint32 slot,address receiver,bytes32 payloadHash,uint32 deliveryGas,bytes32 setHash,uint64 observedAt,uint64 validUntil)"
    );
    bytes32 private constant FORWARDER_CODE_HASH = keccak256(type(Forwarder).creationCode);

    bytes32 private constant DELIVERED = bytes32(uint256(1));
    bytes32 private constant DELIVERING = bytes32(uint256(2));

    /// The only account that may pause, and it may do nothing else.
    address public immutable pauser;
    bool public paused;

    /// Zero, DELIVERING during the call, DELIVERED, or the hash of what is kept for redelivery.
    mapping(bytes32 key => bytes32 mark) private marks;

    event Settled(bytes32 indexed deployment, bytes32 indexed run, uint32 slot, address receiver, bool delivered);
    event Redelivered(bytes32 indexed deployment, bytes32 indexed run, uint32 slot, address receiver);
    event ForwarderCreated(bytes32 indexed deployment, address forwarder);
    event Paused();
    event Unpaused();

    error OnlyPauser();
    error IsPaused();
    error Expired(uint64 validUntil);
    error PayloadMismatch();
    error NotKept();
    error DeliveryFailed();

    constructor(address[] memory registrars_, address pauser_, uint64 recoveryDelayS_) SignerSets(registrars_, recoveryDelayS_) {
        pauser = pauser_;
    }

    /// Stops settling and redelivering. Signer sets can still be registered and recovered.
    function pause() external {
        if (msg.sender != pauser) revert OnlyPauser();
        paused = true;
        emit Paused();
    }

    function unpause() external {
        if (msg.sender != pauser) revert OnlyPauser();
        paused = false;
        emit Unpaused();
    }

    /// Delivers an attested report. A slot that was settled before returns its status and changes nothing.
    /// @param signers the committee as a packed blob @param bitmap who of it signed @param signatures theirs, in the blob's order
    function settle(
        Report calldata report,
        bytes calldata payload,
        bytes calldata signers,
        uint32 bitmap,
        bytes calldata signatures
    ) external returns (Status) {
        if (paused) revert IsPaused();
        bytes32 key = keyOf(report.deployment, report.run, report.slot);
        bytes32 mark = marks[key];
        if (mark != 0) return statusOfMark(mark);
        if (report.validUntil < nowMs()) revert Expired(report.validUntil);
        if (keccak256(payload) != report.payloadHash) revert PayloadMismatch();
        checkAttested(digestOf(report), report.deployment, report.setVersion, signers, bitmap, signatures);

        marks[key] = DELIVERING;
        bool delivered = deliver(report.deployment, report.receiver, report.deliveryGas, payload);
        marks[key] = delivered
            ? DELIVERED
            : keptHash(report.receiver, report.deliveryGas, report.validUntil, report.payloadHash);
        emit Settled(report.deployment, report.run, report.slot, report.receiver, delivered);
        return delivered ? Status.Delivered : Status.Kept;
    }

    /// Tries a kept report again with what was attested. Anyone may call, until `validUntil`; once it succeeds it is done.
    function redeliver(
        bytes32 deployment,
        bytes32 run,
        uint32 slot,
        address receiver,
        uint32 deliveryGas,
        uint64 validUntil,
        bytes calldata payload
    ) external {
        if (paused) revert IsPaused();
        bytes32 key = keyOf(deployment, run, slot);
        if (marks[key] != keptHash(receiver, deliveryGas, validUntil, keccak256(payload))) revert NotKept();
        if (validUntil < nowMs()) revert Expired(validUntil);

        marks[key] = DELIVERING;
        if (!deliver(deployment, receiver, deliveryGas, payload)) revert DeliveryFailed();
        marks[key] = DELIVERED;
        emit Redelivered(deployment, run, slot, receiver);
    }

    function statusOf(bytes32 deployment, bytes32 run, uint32 slot) external view returns (Status) {
        return statusOfMark(marks[keyOf(deployment, run, slot)]);
    }

    /// Where calls of a deployment come from, whether or not the contract exists yet.
    function forwarderOf(bytes32 deployment) public view returns (address) {
        bytes32 hash = keccak256(abi.encodePacked(hex"ff", address(this), deployment, FORWARDER_CODE_HASH));
        return address(uint160(uint256(hash)));
    }

    /// The digest that committee members sign.
    function digestOf(Report calldata report) public view returns (bytes32) {
        return typedDigest(keccak256(abi.encode(REPORT_TYPEHASH, report)));
    }

    /// A forwarder that fails reverts all: only the receiver's own failure is kept.
    function deliver(bytes32 deployment, address receiver, uint32 deliveryGas, bytes calldata payload) private returns (bool) {
        address forwarder = forwarderOf(deployment);
        if (forwarder.code.length == 0) {
            new Forwarder{salt: deployment}();
            emit ForwarderCreated(deployment, forwarder);
        }
        return Forwarder(forwarder).forward(receiver, deliveryGas, payload);
    }

    function keyOf(bytes32 deployment, bytes32 run, uint32 slot) private pure returns (bytes32) {
        return keccak256(abi.encode(deployment, run, slot));
    }

    function keptHash(address receiver, uint32 deliveryGas, uint64 validUntil, bytes32 payloadHash) private pure returns (bytes32) {
        return keccak256(abi.encode(receiver, deliveryGas, validUntil, payloadHash));
    }

    /// During a delivery a slot counts as delivered, so that a receiver that re-enters sees nothing left to do.
    function statusOfMark(bytes32 mark) private pure returns (Status) {
        if (mark == 0) return Status.None;
        return mark == DELIVERED || mark == DELIVERING ? Status.Delivered : Status.Kept;
    }
}
