using BenchmarkDotNet.Running;
using SquatCoach.Bench;

// bench [VIDEO…] [--save]   the whole command and its stages, on a made clip or on videos
// bench micro [filter]      the kernels, by BenchmarkDotNet
if (args is ["micro", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(DistanceMatrixBenchmark).Assembly).Run(args.Length > 1 ? ["--filter", .. args[1..]] : ["--filter", "*"]);
    return 0;
}

var videos = args.Where(argument => argument != "--save").ToList();
if (videos.Count == 0)
    videos.Add(await BenchClip.MakeAsync(CancellationToken.None));

var report = new SpeedReport(Machine.Describe());
foreach (var video in videos)
{
    var commands = await WholeCommand.MeasureAsync(video, CancellationToken.None);
    report.Add(video, commands, await Stages.MeasureAsync(video, CancellationToken.None));
}

Console.Write(report.Text);
if (args.Contains("--save"))
    Console.WriteLine($"saved {report.Save()}");
return 0;
