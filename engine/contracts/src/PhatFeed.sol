// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {AggregatorV3Interface} from "./AggregatorV3Interface.sol";

/// @title A value over time, written by one deployment's forwarder and read like any other price feed.
contract PhatFeed is AggregatorV3Interface {
    /// One storage slot a round.
    struct Round {
        int176 answer;
        uint40 startedAt;
        uint40 updatedAt;
    }

    uint256 public constant version = 1;

    address public immutable forwarder;
    uint8 public immutable decimals;
    string public description;

    uint80 private latestRound;
    uint64 private latestObservedAtMs;
    mapping(uint80 roundId => Round) private rounds;

    event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt);

    error OnlyForwarder();
    error AnswerOutOfRange();

    constructor(address forwarder_, uint8 decimals_, string memory description_) {
        forwarder = forwarder_;
        decimals = decimals_;
        description = description_;
    }

    /// Starts a round, unless the value was observed no later than the latest one.
    function write(int256 answer, uint64 observedAtMs) external {
        if (msg.sender != forwarder) revert OnlyForwarder();
        if (observedAtMs <= latestObservedAtMs) return;
        if (answer != int176(answer) || observedAtMs / 1000 > type(uint40).max) revert AnswerOutOfRange();
        uint80 id = latestRound + 1;
        latestRound = id;
        latestObservedAtMs = observedAtMs;
        rounds[id] = Round(int176(answer), uint40(observedAtMs / 1000), uint40(block.timestamp));
        emit AnswerUpdated(answer, id, block.timestamp);
    }

    /// `startedAt` is when the value was observed, `updatedAt` when it arrived here; both in Unix seconds.
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return roundData(latestRound);
    }

    function getRoundData(uint80 roundId) external view returns (uint80, int256, uint256, uint256, uint80) {
        return roundData(roundId);
    }

    function roundData(uint80 id) private view returns (uint80, int256, uint256, uint256, uint80) {
        Round memory round = rounds[id];
        require(round.updatedAt != 0, "No data present");
        return (id, round.answer, round.startedAt, round.updatedAt, id);
    }
}
