/** The words of the docs pages. */
export const docsTexts = {
  title: 'Docs',
  lead: 'A picture becomes a bundle, a committee runs the bundle, a chain checks the committee.',
  pages: [
    {
      href: '/docs/bricks',
      icon: 'blocks',
      title: 'Bricks',
      text: 'What each does, what goes in and comes out, its settings, and how it fails.',
    },
    {
      href: '/docs/trust',
      icon: 'shield-check',
      title: 'What is simulated, what is real',
      text: 'Which parts you can rely on today, and what happens when workers lie.',
    },
    {
      href: '/docs/errors',
      icon: 'filter',
      title: 'Errors and remedies',
      text: 'Every code a graph or a run can show, what causes it and what to do.',
    },
    {
      href: '/templates',
      icon: 'layers',
      title: 'Templates',
      text: 'Workflows that run as they are. Open one, dry run it, change what you need.',
    },
  ],
  words: {
    title: 'Words',
    hint: 'one for each thing, everywhere',
    list: [
      ['Brick', 'One step of a workflow: it starts a run, looks something up, works something out, agrees, decides or writes.'],
      ['Wire', 'Carries a value from one brick’s output to another’s input. Its colour and mark say of which type.'],
      ['Graph', 'The drawing: bricks and wires.'],
      ['Bundle', 'The compiled graph. Its id is the hash of its bytes, so the same graph has the same id everywhere.'],
      ['Deployment', 'A bundle with its targets, committee and stake, signed by its owner.'],
      ['Run', 'One execution of a deployment, from its trigger to the chain.'],
      ['Worker', 'A node with its own key, stake and place. It looks for itself and signs what it saw.'],
      ['Committee', 'The workers drawn by stake for a deployment and an epoch: n of them, of which f may fail.'],
      ['Observation', 'What one worker saw, signed.'],
      ['Agreement', 'The value worked out from a quorum of observations.'],
      ['Report', 'What goes to the chain. At least q workers work it out again and sign it.'],
      ['Settlement', 'The transaction that carries a report, once.'],
      ['Evidence', 'All of a run in one file. Anyone can replay it and gets the same report, or the first difference.'],
    ],
  },
  next: {
    title: 'The journey',
    steps: [
      ['Draw', 'Pick a template or wire bricks from left to right. A wire that does not fit is refused and says why.'],
      ['Dry run', 'A committee runs it for real. Dial in faults and see what each worker saw.'],
      ['Deploy', 'Read every permission, then sign one text in your wallet.'],
      ['Watch', 'Each run shows who saw what, who signed, and the transaction.'],
      ['Check', 'Download the evidence and replay it on your own machine.'],
    ],
  },
  api: { title: 'HTTP API', text: 'The OpenAPI document of this installation.', href: '/api/v1/openapi.json' },
  errors: {
    title: 'Errors and remedies',
    text: 'A mistake in a graph is found while you draw. A failure in a run says what happened, and whether trying again may help. Each has a code that never changes.',
    filter: 'Find a code or a word',
    groups: 'On this page',
    nothing: 'No code matches. The message beside the code says what happened and what to do.',
    remedy: 'Do',
  },
  trust: {
    title: 'What is simulated, what is real',
    text: 'The code that signs, verifies, agrees and settles is the real thing. The world around it, on one machine, is partly a simulation. What is simulated carries a dashed outline everywhere in the app.',
    realTitle: 'Real',
    real: [
      ['Keys', 'Each worker has its own secp256k1 key, you have your wallet’s. Nothing is signed on behalf of another.'],
      ['Signatures', 'Observations and reports are signed, and checked by the other workers, by the contract and by your browser.'],
      ['Agreement', 'Every worker fetches for itself. The same functions judge the values in a dry run and in a live run.'],
      [
        'Transactions',
        'Reports settle on a real chain, through contracts that refuse fewer than q signatures. Locally that is an EVM chain on your machine.',
      ],
      ['Evidence', 'A run can be replayed from its file alone, without a server.'],
    ],
    simulatedTitle: 'Simulated',
    simulated: [
      ['Enclave and its quote', 'Workers run as ordinary processes. No hardware vouches for the code they run.'],
      ['Staking chain', 'Stake, rewards and slashes are kept in the database. PHA here is test PHA and has no worth.'],
      ['Number of machines', 'Many workers share a few processes on one machine. Places and numbers of vCPUs are made up.'],
      ['Independence of operators', 'One operator holds all worker keys of this installation, so it could make them all lie.'],
      ['Workers’ storage', 'A worker’s promise to sign only once is kept in one database. Whoever rolls that back could make it forget.'],
    ],
    boundsTitle: 'When workers fail',
    boundsHint: 'a committee of n = 7',
    bounds: [
      ['Up to f = 2', 'Anything may be wrong with them. Nothing changes but the time it takes.'],
      ['More than f', 'The run is refused, with the reason and how far off each worker was. Nothing is written.'],
      ['q = 5 or more, acting together', 'Nothing is promised. They can sign whatever they like, and the chain will take it.'],
    ],
    formula:
      'f = ⌊(n − 1) / 3⌋, q = ⌊(n + f) / 2⌋ + 1. Any two quorums share an honest worker, so two different reports of one run cannot both pass.',
    coordinatorTitle: 'The server you use',
    coordinator:
      'The scheduler, queue and database may choose, delay and drop. They cannot forge: each worker checks the owner’s signature and the bundle, and works the report out again from the signed observations before it signs.',
    gatewayTitle: 'One exception, which you sign',
    gateway:
      'A webhook with a shared secret is seen by one machine only. A workflow that uses one says so among its permissions, and you opt into it with your signature.',
  },
} as const
