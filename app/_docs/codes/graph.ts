import type { CodeGroup } from './entry'

/** What can be wrong with a drawing before it means anything. */
export const graphCodes: CodeGroup = {
  id: 'graph',
  title: 'The graph',
  text: 'Found while you draw or import. Each names its brick, and many can be fixed with one press.',
  codes: {
    bad_graph: {
      title: 'The file is not a graph',
      cause: 'A field of the file is missing or has another type than the format says. The message names the field.',
      remedy: 'Import the file as it was exported, or mend the field named in the message.',
    },
    not_a_graph: {
      title: 'Not a Phat Bricks file',
      cause: 'The file is JSON, but does not say that it is a graph.',
      remedy: 'Import a file that was exported from Phat Bricks, or paste a share link.',
    },
    too_many_nodes: {
      title: 'Too many bricks',
      cause: 'A graph holds at most 2,000 bricks.',
      remedy: 'Split the workflow in two.',
    },
    duplicate_node: {
      title: 'Two bricks with one id',
      cause: 'Ids of bricks are part of the bundle, so each may stand for one brick only.',
      remedy: 'Give one of the two another id in the file.',
    },
    newer_format: {
      title: 'The file comes from a newer version',
      cause: 'Its format is one this installation does not know, so it could be misread.',
      remedy: 'Update this installation, or ask the sender for an export in format phat.graph/1.',
    },
    too_large: {
      title: 'Too large',
      cause: 'A graph holds at most 2,000 bricks and 1 MB, as a file, a link or a request.',
      remedy: 'Split the workflow in two, or take long constants out of the bricks.',
    },
    bad_share: {
      title: 'The link holds no workflow',
      cause: 'The share link is damaged, cut off, or was no share link to begin with.',
      remedy: 'Copy the link again, whole, or ask for the graph as a file.',
    },
    newer_share: {
      title: 'The link comes from a newer version',
      cause: 'It is packed in a way that this installation does not know.',
      remedy: 'Update this installation, or ask the sender for the graph as a file.',
    },
    empty: {
      title: 'Nothing to import',
      cause: 'The field holds no text.',
      remedy: 'Paste a share link or the text of an exported file.',
    },
    empty_graph: {
      title: 'The graph is empty',
      cause: 'There is no brick in it that could run.',
      remedy: 'Put a trigger on the canvas and wire bricks to it.',
    },
    unknown_brick: {
      title: 'Unknown brick',
      cause: 'This installation has no brick of that name and version. The brick is kept and shown, but cannot be changed or run.',
      remedy: 'Install the brick, or put another in its place.',
    },
    unknown_port: {
      title: 'No such port',
      cause: 'A wire starts or ends at a port that the brick does not have, often after its settings changed.',
      remedy: 'Remove the wire and draw it again from a port that exists.',
    },
    dangling_wire: {
      title: 'A wire leads nowhere',
      cause: 'One end of the wire names a brick that is not in the graph.',
      remedy: 'Remove the wire.',
    },
    unwired_input: {
      title: 'An input has no wire',
      cause: 'The brick needs a value at this port, and nothing is wired to it.',
      remedy: 'Draw a wire to the port from an output of the same type.',
    },
    input_taken: {
      title: 'Two wires enter one input',
      cause: 'An input takes one value, and so one wire.',
      remedy: 'Remove one of the two wires, or join the values in a brick before it.',
    },
    type_mismatch: {
      title: 'The types do not fit',
      cause: 'The value that the wire carries is not of the type the port takes: another kind, unit, pair or number of decimals.',
      remedy: 'Put a brick between that converts it, or wire another output.',
    },
    cycle: {
      title: 'The wires lead in a circle',
      cause: 'A brick would have to wait for its own result.',
      remedy: 'Remove one wire of the circle. To use the last value of an earlier run, take a Previous brick.',
    },
    unreachable: {
      title: 'Never runs',
      cause: 'No wire leads from the trigger to this brick.',
      remedy: 'Wire it to what should come before it, or delete it.',
    },
    no_trigger: {
      title: 'Nothing starts it',
      cause: 'The workflow has no trigger.',
      remedy: 'Add one, such as Cron or Manual.',
    },
    several_triggers: {
      title: 'More than one trigger',
      cause: 'A run has one trigger, so that everyone can tell which run it is.',
      remedy: 'Keep one, and make a second workflow for the other.',
    },
  },
}
