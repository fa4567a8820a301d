System.Console.WriteLine("tracker");
