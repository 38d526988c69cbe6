//! `completions`: scripts with which a shell completes the command line.

use std::io::Write as _;

use clap::Args;
use clap::error::ErrorKind;
use clap_complete::Shell;

use crate::error::Error;
use crate::outcome::Outcome;
use crate::output;
use crate::program::Program;

// These scripts call the program at each press of Tab.
const BASH: &str = include_str!("../completion/iana-ports.bash");
const ZSH: &str = include_str!("../completion/iana-ports.zsh");
const FISH: &str = include_str!("../completion/iana-ports.fish");

const EXAMPLES: &str = "\
Examples:
  iana-ports completions bash >>~/.bash_completion
  iana-ports completions zsh >~/.zfunc/_iana-ports
  iana-ports completions fish >~/.config/fish/completions/iana-ports.fish
  iana-ports completions elvish >>~/.config/elvish/rc.elv
  iana-ports completions powershell >>$PROFILE

The folders must exist. Bash needs the package bash-completion, which reads ~/.bash_completion when
a shell starts. Instead, you can write the script to the file iana-ports in the folder
bash-completion/completions of XDG_DATA_HOME (by default ~/.local/share); the package reads it when
you first press Tab. Without the package, add this line to ~/.bashrc:
  source <(iana-ports completions bash)

Zsh needs these lines in ~/.zshrc:
  fpath=(~/.zfunc $fpath)
  autoload -Uz compinit && compinit

In bash, zsh and fish, service names and transports complete too. The scripts for elvish and
PowerShell complete commands, options and their values. They are not tested.

Exit status: 0 if the script is written, 2 for wrong usage or output that cannot be written.";

#[derive(Debug, Args)]
// No registry answers: `Cli` rejects the options that choose one.
#[command(mut_arg("registry", |option| option.hide(true)))]
#[command(mut_arg("embedded", |option| option.hide(true)))]
#[command(after_help = EXAMPLES, override_usage = "iana-ports completions SHELL")]
pub(crate) struct Completions {
    /// Shell that will read the script
    #[arg(value_enum)]
    shell: Option<Shell>,
}

impl Completions {
    /// Prints the script.
    pub(crate) fn run(&self, program: Program) -> Result<Outcome, Error> {
        let script = match self.shell {
            Some(Shell::Bash) => BASH.as_bytes().to_vec(),
            Some(Shell::Zsh) => ZSH.as_bytes().to_vec(),
            Some(Shell::Fish) => FISH.as_bytes().to_vec(),
            Some(other) => generated(other, program),
            None => {
                let message = "expected a shell: bash, elvish, fish, powershell or zsh";
                let kind = ErrorKind::MissingRequiredArgument;
                return Err(clap::Error::raw(kind, message).into());
            }
        };
        let mut out = output::bytes();
        out.write_all(&script)?;
        out.flush()?;
        Ok(Outcome::Found)
    }
}

/// The script for any other shell. It completes commands and options, but no service
/// names.
fn generated(shell: Shell, program: Program) -> Vec<u8> {
    // The generator panics if it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program(), "iana-ports", &mut script);
    script
}
