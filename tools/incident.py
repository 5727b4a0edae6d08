"""Help with keeping incident records: draft one, rename what they hold, follow a text that has changed."""

# Python compiles a script anew in each run, and a module once, so the command is a module.
from incident_record.commands.guard import leave
from incident_record.commands.incident import main as main

if __name__ == "__main__":
    leave(main())
