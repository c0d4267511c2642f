using System.CommandLine;
using SquatCoach.Assessment;
using SquatCoach.Capture;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>evaluate sheet VIDEO…</c>: one moment of every clip with the skeleton that was found, as one picture for the eye.</summary>
public static class EvaluateSheetCommand
{
    private const int Columns = 6;

    private static readonly TileColour _right = new(40, 190, 80);
    private static readonly TileColour _wrong = new(230, 50, 40);

    public static Command Create()
    {
        var videos = new Argument<string[]>("VIDEO") { Description = "Videos, or a folder of clips with a truth.json.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The .png to write.", HelpName = "FILE", Required = true };
        var blank = new Option<bool>("--blank") { Description = "Leave the pictures out: skeletons alone identify nobody." };
        var side = new Option<int>("--side") { Description = "Side of a tile in pixels.", HelpName = "PX", DefaultValueFactory = _ => 240 };
        side.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 40 or > 2000)
            {
                result.AddError("--side: expected 40 to 2000.");
            }
        });
        var model = CommonOptions.PoseNetwork();
        var finder = CommonOptions.Finder();
        var device = CommonOptions.Device();
        var command = new Command("sheet", "Draw the lowest moment of every clip with its skeleton into one picture; green where the reps are right, red where not.")
        {
            videos, output, blank, side, model, finder, device,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose));
            var clips = Clips(parsed.GetValue(videos) ?? []);
            using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions
            {
                Device = CommonOptions.DeviceOf(parsed.GetValue(device)!),
                PoseNetwork = parsed.GetValue(model),
                Finder = parsed.GetValue(finder),
            });
            var request = new TileRequest(parsed.GetValue(side), !parsed.GetValue(blank));
            var tiles = new List<Tile>();
            foreach (var clip in clips)
            {
                var (tile, says) = await DrawAsync(terminal, analyzer, clip, request, cancellationToken).ConfigureAwait(false);
                tiles.Add(tile);
                terminal.Say($"row {((tiles.Count - 1) / Columns) + 1}, column {((tiles.Count - 1) % Columns) + 1}: {TerminalText.Plain(Path.GetFileName(clip.Path))}: {says}");
            }

            OutputFile.Write(parsed.GetValue(output)!, stream => ContactSheet.Write(stream, tiles, Columns));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Videos as they are named; of a folder those of its truth.json, with the number of reps.</summary>
    private static List<(string Path, int? TrueReps)> Clips(string[] videos)
    {
        var clips = new List<(string, int?)>();
        foreach (var video in videos)
        {
            if (Directory.Exists(video))
            {
                clips.AddRange(ClipTruth.ReadFolder(video).Select(truth => (Path.Combine(video, truth.File), (int?)truth.Reps)));
            }
            else
            {
                InputCheck.RequireFile(video);
                clips.Add((video, null));
            }
        }

        return clips;
    }

    private static async Task<(Tile Tile, string Says)> DrawAsync(
        Terminal terminal, SquatAnalyzer analyzer, (string Path, int? TrueReps) clip, TileRequest request, CancellationToken cancellationToken)
    {
        var analysis = await AnalyzeCommand.AnalyzeOneAsync(terminal, analyzer, clip.Path, cancellationToken).ConfigureAwait(false);
        var reps = analysis.Report.Reps.Count(rep => !rep.IsPartial);
        var says = clip.TrueReps is { } truth ? $"{reps} of {truth} reps" : $"{reps} rep{(reps == 1 ? string.Empty : "s")}";
        if (analysis.Track is not { FramesSeen: > 0 } track)
        {
            return (new Tile(request.SidePx), says + ", nobody seen");
        }

        var tile = await FrameTile.MakeAsync(clip.Path, track, FrameToShow(track, analysis.Report), request, cancellationToken).ConfigureAwait(false);
        if (clip.TrueReps is { } expected)
        {
            tile.Border(Math.Max(2, request.SidePx / 60), reps == expected ? _right : _wrong);
        }

        return (tile, says);
    }

    /// <summary>The bottom of the first rep; without one, the middle of the frames that show the athlete.</summary>
    private static int FrameToShow(KeypointTrack track, FormReport report)
    {
        var seen = Enumerable.Range(0, track.FrameCount).Where(frame => track.Boxes[frame] is not null).ToList();
        return report.Reps.Count == 0
            ? seen[seen.Count / 2]
            : seen.MinBy(frame => Math.Abs(track.TimesSeconds[frame] - report.Reps[0].BottomSeconds));
    }
}
