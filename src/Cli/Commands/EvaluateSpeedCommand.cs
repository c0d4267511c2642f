using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>evaluate speed</c>: how long networks take on one thread, in turns, so that a busy machine slows all alike.</summary>
public static class EvaluateSpeedCommand
{
    private const int WarmUps = 3;

    public static Command Create()
    {
        var models = new Argument<string[]>("MODEL") { Description = "Networks (.onnx), each with its sidecar beside it.", Arity = ArgumentArity.OneOrMore };
        var rounds = new Option<int>("--rounds") { Description = "How often each is run.", HelpName = "N", DefaultValueFactory = _ => 60 };
        var length = new Option<int>("--length") { Description = "Length of an axis, other than the first, that the sidecar leaves free, such as frames.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var json = new Option<string?>("--json") { Description = "Write the results as JSON to OUT ('-' for standard output).", HelpName = "OUT" };
        var command = new Command("speed", "Time networks on one thread of this machine.") { models, rounds, length, json };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(json);
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose), target == OutputPlan.StandardOutput);
            var results = Time(parsed.GetValue(models)!, AtLeastOne(parsed.GetValue(rounds), "--rounds"), AtLeastOne(parsed.GetValue(length), "--length"));
            foreach (var result in results)
            {
                terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{result.Model}: {result.LeastMilliseconds:0.00} ms at best, {result.MedianMilliseconds:0.00} ms in the middle"));
            }

            if (target is not null)
            {
                OutputFile.Write(target, stream => JsonSerializer.Serialize(stream, results, MovementJson.Options));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<NetworkSpeed> Time(string[] paths, int rounds, int length)
    {
        var opened = new List<(string Path, OnnxModel Model, BoundRun Run, double[] Times)>();
        try
        {
            foreach (var path in paths)
            {
                var model = OnnxModel.Open(path, new OnnxModelOptions { Device = Device.Cpu });
                var shapes = model.Sidecar.Inputs.Select(input => input.Shape.Select((axis, at) => axis >= 1 ? axis : at == 0 ? 1 : length).ToArray()).ToArray();
                opened.Add((path, model, model.Bind(shapes), new double[rounds]));
            }

            foreach (var (_, model, run, _) in opened)
            {
                for (var input = 0; input < model.Sidecar.Inputs.Length; input++)
                {
                    run.Input(input).Fill(0.5f);
                }
            }

            for (var round = -WarmUps; round < rounds; round++)
            {
                foreach (var (_, _, run, times) in opened)
                {
                    var start = Stopwatch.GetTimestamp();
                    run.Run();
                    if (round >= 0)
                    {
                        times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    }
                }
            }

            return [.. opened.Select(one => new NetworkSpeed(one.Path, one.Times.Min(), one.Times.Order().ElementAt(rounds / 2)))];
        }
        finally
        {
            foreach (var (_, model, run, _) in opened)
            {
                run.Dispose();
                model.Dispose();
            }
        }
    }

    private static int AtLeastOne(int value, string option) =>
        value is >= 1 and <= 100_000 ? value : throw new UsageException($"Found {option} {value}; expected 1 to 100000.");
}
