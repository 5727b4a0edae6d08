"""Seal the sources of incident records whose texts are at hand, if the check passes on them."""

# Python compiles a script anew in each run, and a module once, so the command is a module.
from incident_record.commands.guard import leave
from incident_record.commands.seal_source import main as main

if __name__ == "__main__":
    leave(main())
