import type { CodeGroup } from './entry'

/** What the installation answers when it cannot do what a page or a program asks. */
export const installationCodes: CodeGroup = {
  id: 'installation',
  title: 'The installation',
  text: 'Each answer of the API that is an error carries one of these codes, or one of the groups above.',
  codes: {
    offline: {
      title: 'No answer',
      cause: 'The browser could not reach the server.',
      remedy: 'Check that Phat Bricks is running. What you typed is kept in the page.',
    },
    bad_gateway: {
      title: 'Something else answered',
      cause: 'The answer did not come from Phat Bricks, but from something before it.',
      remedy: 'Look at the proxy before the server, or at the log of npm start.',
    },
    database_down: {
      title: 'The database is down',
      cause: 'The database does not answer, or none is set.',
      remedy: 'Look at the log of npm start, or at the server that DATABASE_URL names. Nothing was lost.',
    },
    engine_down: {
      title: 'The engine is not set up',
      cause: 'The web app runs without the settings that the engine’s set-up writes.',
      remedy: 'Start with npm start, which sets up what is missing.',
    },
    not_set_up: {
      title: 'Never started',
      cause: 'No engine has been started on this database yet.',
      remedy: 'Start it with npm start.',
    },
    settings_invalid: {
      title: 'The settings are wrong',
      cause: 'A setting is missing, or the file of settings has a field that cannot be read. The message names it.',
      remedy: 'Set it, or correct the file, and start again. npm start sets up what is missing.',
    },
    vault_missing: {
      title: 'There are no keys',
      cause: 'The data folder holds no key file, because nothing was started with it yet.',
      remedy: 'Run npm start once, which makes the keys, or set PHAT_DIR to the right folder.',
    },
    vault_damaged: {
      title: 'The key file is damaged',
      cause: 'It is there, but cannot be read.',
      remedy: 'Put it back from a copy. Without it the deployments of this installation cannot go on.',
    },
    instance_replaced: {
      title: 'The keys belong to another installation',
      cause: 'The database was set up with other keys than those in the data folder.',
      remedy: 'Give back the folder with its keys, or start with another database.',
    },
    engine_elsewhere: {
      title: 'The engine does not run here',
      cause: 'This process reads and presents only, and was asked to run the engine.',
      remedy: 'Start the engine with npm start, or phat engine.',
    },
    no_file: {
      title: 'The file cannot be read',
      cause: 'There is no file at the path given to the command, or it may not be read.',
      remedy: 'Check the path and its permissions.',
    },
    dry_runs_busy: {
      title: 'Too many dry runs',
      cause: 'As many dry runs are under way as this server runs at once.',
      remedy: 'Wait a few seconds and press the button again.',
    },
    stale_revision: {
      title: 'Changed elsewhere',
      cause: 'Someone saved a newer revision since this one was opened.',
      remedy: 'Compare the two and keep what you want. Nothing of yours is lost.',
    },
    workflow_unknown: {
      title: 'No such workflow',
      cause: 'The address names a workflow that this installation does not have.',
      remedy: 'Look for it in the list of workflows.',
    },
    workflow_deleted: {
      title: 'The workflow was deleted',
      cause: 'It is hidden, not gone; its deployments go on.',
      remedy: 'Restore it to go on with it.',
    },
    revision_unknown: {
      title: 'No such revision',
      cause: 'The workflow has no revision of that number.',
      remedy: 'Choose one of its list of revisions.',
    },
    template_unknown: {
      title: 'No such template',
      cause: 'This installation has no template of that name.',
      remedy: 'Choose one of the list of templates.',
    },
    share_unknown: {
      title: 'Nothing is shared there',
      cause: 'Short links work only on the installation that made them.',
      remedy: 'Ask for the file, or for a link from this installation.',
    },
    brick_unknown: {
      title: 'No such brick',
      cause: 'This installation has no brick of that name and version.',
      remedy: 'Choose one of the list of bricks, or update the installation.',
    },
    deployment_unknown: {
      title: 'No such deployment',
      cause: 'The address names a deployment that this installation does not have.',
      remedy: 'Look for it in the list of deployments.',
    },
    run_unknown: {
      title: 'No such run',
      cause: 'The address names a run that this installation does not have.',
      remedy: 'Look for it in the list of runs.',
    },
    no_evidence: {
      title: 'No evidence yet',
      cause: 'No worker has been asked, so there is nothing to replay.',
      remedy: 'Wait until the run has a committee.',
    },
    bad_request: {
      title: 'The request is not as described',
      cause: 'A field is missing or has another type than the API says. The message names it.',
      remedy: 'Compare with /api/v1/openapi.json.',
    },
    not_json_type: {
      title: 'The body’s type is wrong',
      cause: 'The API reads JSON alone, and the request says it sends something else.',
      remedy: 'Send the body with the type application/json.',
    },
    host_refused: {
      title: 'Asked under another name',
      cause: 'Without an access token the server answers to this machine’s own names alone, so that no other site can pose as it.',
      remedy: 'Open it as http://127.0.0.1, or set PHAT_ACCESS_TOKEN to serve other names.',
    },
    origin_refused: {
      title: 'Sent by another site',
      cause: 'A page of another site made the browser send this request.',
      remedy: 'Use the app’s own pages, or a client that is no browser.',
    },
    token_missing: {
      title: 'The access token is missing',
      cause: 'The server was started with an access token and serves nobody without it.',
      remedy: 'Sign in at /login, or send the token as a bearer.',
    },
    token_wrong: {
      title: 'The access token is wrong',
      cause: 'The token or the session is not of the value that the server was started with.',
      remedy: 'Use the value of PHAT_ACCESS_TOKEN; ask whoever started the server.',
    },
  },
}
