// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @title A contract that takes reports. It must accept calls only from the forwarder of the deployment that it trusts.
interface IPhatReceiver {
    function onReport(bytes calldata metadata, bytes calldata report) external;
}
