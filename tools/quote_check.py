"""Prove every quotation and every piece of evidence of incident records against their sources."""

# Python compiles a script anew in each run, and a module once, so the command is a module.
from incident_record.commands.guard import leave
from incident_record.commands.quote_check import main as main

if __name__ == "__main__":
    leave(main())
