return Tracker.Host.Cli.TrackerCommand.Run(args);
