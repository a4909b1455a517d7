// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {IPhatReceiver} from "../src/IPhatReceiver.sol";

/// Keeps the last report and who brought it.
contract RecordingReceiver is IPhatReceiver {
    address public caller;
    bytes public metadata;
    bytes public report;
    uint256 public count;

    function onReport(bytes calldata metadata_, bytes calldata report_) external {
        caller = msg.sender;
        metadata = metadata_;
        report = report_;
        ++count;
    }
}

/// A contract with a function of its own.
contract ValueReceiver {
    uint256 public value;
    string public label;

    function setValue(uint256 value_, string calldata label_) external {
        value = value_;
        label = label_;
    }
}

/// Fails until it is mended.
contract RevertingReceiver is IPhatReceiver {
    bool public mended;
    uint256 public count;

    function mend() external {
        mended = true;
    }

    function onReport(bytes calldata, bytes calldata) external {
        require(mended, "not mended");
        ++count;
    }
}

/// Burns all the gas it gets until it is mended.
contract GasEatingReceiver is IPhatReceiver {
    bool public mended;
    uint256 public count;

    function mend() external {
        mended = true;
    }

    function onReport(bytes calldata, bytes calldata) external {
        while (!mended) {}
        ++count;
    }
}

/// Fails when it gets less gas than it was promised.
contract DemandingReceiver is IPhatReceiver {
    uint256 public constant DEMANDED = 149_000;

    function onReport(bytes calldata, bytes calldata) external view {
        require(gasleft() >= DEMANDED, "less gas than promised");
    }
}

/// Fails with far more return data than the relayer would pay to copy.
contract ReturnBombingReceiver is IPhatReceiver {
    function onReport(bytes calldata, bytes calldata) external pure {
        assembly {
            revert(0, 200000)
        }
    }
}

/// Calls the anchor back with whatever it was told, during its delivery.
contract ReenteringReceiver is IPhatReceiver {
    address public immutable anchor;
    bytes public inner;
    uint256 public count;
    bool public innerOk;
    bytes public innerResult;
    bool public failAfter;

    constructor(address anchor_) {
        anchor = anchor_;
    }

    function prepare(bytes calldata inner_, bool failAfter_) external {
        inner = inner_;
        failAfter = failAfter_;
    }

    function onReport(bytes calldata, bytes calldata) external {
        ++count;
        (innerOk, innerResult) = anchor.call(inner);
        require(!failAfter, "failing after the inner call");
    }
}
