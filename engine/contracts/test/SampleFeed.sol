// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {AggregatorV3Interface} from "../src/AggregatorV3Interface.sol";

/// A feed to read in tests: fresh in every block until a round is set. It needs no constructor, so its code can be placed anywhere.
contract SampleFeed is AggregatorV3Interface {
    struct Price {
        int64 price;
        uint64 conf;
        int32 expo;
        uint256 publishTime;
    }

    struct Item {
        uint256 amount;
        string note;
    }

    struct Round {
        bool isSet;
        uint80 id;
        int256 answer;
        uint256 startedAt;
        uint256 updatedAt;
        uint80 answeredInRound;
    }

    uint8 public constant decimals = 8;
    string public constant description = "ETH / USD";
    uint256 public constant version = 4;
    int256 private constant USUAL = 348_224_000_000;

    Round private round;

    event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt);

    function setRound(uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound) external {
        round = Round(true, id, answer, startedAt, updatedAt, answeredInRound);
        emit AnswerUpdated(answer, id, updatedAt);
    }

    function latestAnswer() external view returns (int256) {
        return round.isSet ? round.answer : USUAL;
    }

    function latestRoundData() public view returns (uint80, int256, uint256, uint256, uint80) {
        if (!round.isSet) return (1, USUAL, block.timestamp, block.timestamp, 1);
        return (round.id, round.answer, round.startedAt, round.updatedAt, round.answeredInRound);
    }

    function getRoundData(uint80) external view returns (uint80, int256, uint256, uint256, uint80) {
        return latestRoundData();
    }

    /// Pyth's reading side; no publisher gives prices for the id zero.
    function getPriceUnsafe(bytes32 id) external view returns (Price memory) {
        require(id != 0, "PriceFeedNotFound");
        return Price(34_822_400, 17_411, -4, block.timestamp - 5);
    }

    /// Hands back what it is given, in every kind of type.
    function mirror(address who, uint256[] calldata amounts, bool flag, bytes32 id)
        external
        view
        returns (address, uint256 total, bool, bytes32, Item[] memory items, uint40 seenAt)
    {
        items = new Item[](amounts.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            items[i] = Item(amounts[i], "item");
            total += amounts[i];
        }
        return (who, total, flag, id, items, uint40(block.timestamp));
    }

    function refuse() external pure returns (uint256) {
        revert("not today");
    }
}
