return FaceReport.Report.Run(args, Console.Out, Console.Error);
