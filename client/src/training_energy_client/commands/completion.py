"""`training-energy completion`: the Tab key in bash, zsh and fish."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from . import NAMES, load, parser_of

NAME = "completion"
HELP = "print what teaches a shell the Tab key"

SHELLS = ("bash", "zsh", "fish")
_HOW = 'in bash and zsh: eval "$(training-energy completion bash)"; in fish: training-energy completion fish | source'
# The command whose own words are followed by those of another command.
_WRAPPER = "run"


@dataclass(frozen=True)
class Option:
    """An option of a command."""

    words: tuple[str, ...]
    help: str
    takes: bool
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A command: its options, and what its first word may be."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...]

    @property
    def all(self) -> str:
        """Everything that may come after its name."""
        return " ".join((*self.words, *(word for option in self.options for word in option.words)))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("shell", choices=SHELLS, help=_HOW)
    parser.add_argument("--json", action="store_true", help="the commands and their options as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    if options.json:
        import json  # noqa: PLC0415  a shell asks at each of its starts, and not for this

        print(json.dumps({known.name: known.all.split() for known in _tree()}))
        return 0
    print({"bash": bash, "zsh": zsh, "fish": fish}[options.shell]())
    return 0


def _tree() -> list[Known]:
    """Return the commands, as argparse knows them."""
    return [_known(name) for name in NAMES]


def _known(name: str) -> Known:
    """Return a command, as argparse knows it."""
    command = load(name)
    options: list[Option] = []
    words: list[str] = []
    for action in parser_of(command)._actions:  # noqa: SLF001  argparse has no other door to them
        choices = tuple(str(choice) for choice in action.choices or ())
        if action.option_strings:
            takes = action.nargs != 0
            options.append(Option(tuple(action.option_strings), action.help or "", takes, choices))
        else:
            words += choices
    return Known(name, command.HELP, tuple(options), tuple(words))


def _choices(tree: list[Known]) -> list[tuple[str, str, str]]:
    """Return the options that take a value: the command, the option, and what it may be."""
    return [
        (known.name, word, " ".join(option.choices))
        for known in tree
        for option in known.options
        if option.takes
        for word in option.words
    ]


def bash() -> str:
    """Return the script for bash."""
    tree = _tree()
    chosen = "\n".join(
        f'    "{name} {word}") COMPREPLY=($(compgen -W "{choices}" -- "$word")); return ;;'
        for name, word, choices in _choices(tree)
    )
    own = "\n".join(f'    {known.name}) COMPREPLY=($(compgen -W "{known.all}" -- "$word")) ;;' for known in tree)
    return f"""\
_training_energy() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} place
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "{" ".join(NAMES)} --help --version" -- "$word"))
    return
  fi
  if [[ ${{COMP_WORDS[1]}} == {_WRAPPER} ]]; then
    for ((place = 2; place < COMP_CWORD; place++)); do
      [[ ${{COMP_WORDS[place]}} == -- ]] || continue
      ((place + 1 < COMP_CWORD)) || COMPREPLY=($(compgen -c -- "$word"))
      return
    done
  fi
  case "${{COMP_WORDS[1]}} ${{COMP_WORDS[COMP_CWORD - 1]}}" in
{chosen}
  esac
  case "${{COMP_WORDS[1]}}" in
{own}
  esac
}}
complete -o bashdefault -o default -F _training_energy training-energy"""


def zsh() -> str:
    """Return the script for zsh."""
    tree = _tree()
    chosen = "\n".join(
        f"    ('{name} {word}') compadd -- {choices}; return ;;" for name, word, choices in _choices(tree)
    )
    own = "\n".join(f"    ({known.name}) compadd -- {known.all} ;;" for known in tree)
    return f"""\
#compdef training-energy
_training_energy() {{
  local place=${{words[(i)--]}}
  if (( CURRENT == 2 )); then
    compadd -- {" ".join(NAMES)} --help --version
    return
  fi
  if [[ $words[2] == {_WRAPPER} ]] && (( place < CURRENT )); then
    shift $place words
    (( CURRENT -= place ))
    _normal
    return
  fi
  case "$words[2] $words[CURRENT-1]" in
{chosen}
  esac
  case "$words[2]" in
{own}
  esac
  [[ $words[2] == parse ]] && _files
}}
if [[ $funcstack[1] == _training_energy ]]; then
  _training_energy "$@"
else
  compdef _training_energy training-energy
fi"""


def fish() -> str:
    """Return the script for fish."""
    lines = ["complete -c training-energy -f"]
    for known in _tree():
        lines.append(f"complete -c training-energy -n __fish_use_subcommand -a {known.name} -d {_quoted(known.help)}")
        begin = f"complete -c training-energy -n '__fish_seen_subcommand_from {known.name}'"
        if known.words:
            lines.append(f"{begin} -a '{' '.join(known.words)}'")
        if known.name in (_WRAPPER, "parse"):
            lines.append(f"{begin} -F")
        for option in known.options:
            names = " ".join(f"-{'l' if word.startswith('--') else 's'} {word.lstrip('-')}" for word in option.words)
            values = f" -a '{' '.join(option.choices)}'" if option.choices else ""
            takes = " -x" if option.takes else ""
            lines.append(f"{begin} {names}{takes}{values} -d {_quoted(option.help)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Return a text in quotes, as fish takes them."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
