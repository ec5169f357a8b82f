/** Whose home it is: a person's, a machine's, or nobody's because the name is a stand-in. */

const NOBODY: ReadonlySet<string> = new Set(
  `web_user node user users username user_name user-name userid me you your yourname yourusername your-username your_username
   youruser your-user your_user myuser my-user myusername my_username myname name shared public default guest example examples
   sample demo foo bar baz qux test tester testuser test-user someone somebody anyone alice bob johndoe janedoe john.doe jane.doe
   john_doe jdoe xxx xxxx xyz home path to dir folder directory app project host local`.split(/\s+/),
);

const MACHINE: ReadonlySet<string> = new Set(
  `root runner runneradmin vsts vsts_azpcontainer vssadministrator azuredevops circleci travis jenkins appveyor builder build
   buildagent builduser buildbot buildkite buildkite-agent gitlab-runner gitlab_runner ec2-user ubuntu debian centos fedora
   vagrant codespace gitpod vscode cirrus distiller containeradministrator containeruser conda linuxbrew semaphore
   codebuild-user bamboo teamcity ci docker administrator admin cloudtest rust github`.split(/\s+/),
);

export type Owner = 'person' | 'machine' | 'nobody';

/** Judges the segment behind `/home/` or `/Users/`. */
export function ownerOf(user: string): Owner {
  const name = user.toLowerCase();
  if (NOBODY.has(name) || /^[._-]|\.\./.test(name)) return 'nobody';
  return MACHINE.has(name) ? 'machine' : 'person';
}
