return await new Dashboard.CommandLine().Run(args);
