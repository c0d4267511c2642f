using System.CommandLine;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary><c>render OUT</c>: a clip of the mannequin from any camera, with its truth beside it.</summary>
public static class RenderCommand
{
    public static Command Create()
    {
        var defaults = new DemoClipOptions();
        var target = new Argument<string>("OUT") { Description = "The .mp4 to write; OUT.truth.json is written beside it." };
        var azimuth = Number("--azimuth", "DEGREES", "Where the camera stands: 0 sees the face, 90 the athlete's left side, 180 the back.", defaults.Azimuth.Degrees);
        var elevation = Number("--elevation", "DEGREES", "How high the camera stands above the middle of the body.", defaults.Elevation.Degrees);
        var distance = Number("--distance", "METRES", "How far away the camera stands.", defaults.DistanceMetres);
        var focal = Number("--focal", "MILLIMETRES", "Focal length as on 35 mm film.", defaults.FocalLengthMillimetres);
        var noise = Number("--noise", "LEVELS", "Grain of the sensor.", defaults.NoiseLevels);
        var size = new Option<string>("--size") { Description = "Width and height in pixels.", HelpName = "WxH", DefaultValueFactory = _ => $"{defaults.WidthPx}x{defaults.HeightPx}" };
        var rate = new Option<int>("--rate") { Description = "Frames per second.", HelpName = "HZ", DefaultValueFactory = _ => defaults.FrameRateHz };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same frames.", DefaultValueFactory = _ => defaults.Seed };
        var reps = new Option<string>("--reps")
        {
            Description = "The reps, comma-separated: good, inward_knees, round_back, warped_back, upward_head, shallow, frontal_knees.",
            DefaultValueFactory = _ => "good," + string.Join(',', FieldNames.Faults),
        };
        var command = new Command("render", "Render a clip of the squatting mannequin, whose joint angles are known exactly.")
        {
            target, azimuth, elevation, distance, focal, noise, size, rate, seed, reps,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var terminal = Terminal.Open(parsed.GetValue(CommonOptions.Verbose));
            var (widthPx, heightPx) = Size(parsed.GetValue(size)!);
            var options = new DemoClipOptions
            {
                Azimuth = Angle.FromDegrees(parsed.GetValue(azimuth)),
                Elevation = Angle.FromDegrees(parsed.GetValue(elevation)),
                DistanceMetres = parsed.GetValue(distance),
                FocalLengthMillimetres = parsed.GetValue(focal),
                NoiseLevels = parsed.GetValue(noise),
                WidthPx = widthPx,
                HeightPx = heightPx,
                FrameRateHz = parsed.GetValue(rate),
                Seed = parsed.GetValue(seed),
            };
            Validate(options);
            var script = SquatScript.Of(Reps(parsed.GetValue(reps)!), options.Seed);
            var path = parsed.GetValue(target)!;
            await ClipMaker.MakeAsync(terminal, path, script, options, cancellationToken).ConfigureAwait(false);
            terminal.Say($"The clip: {Path.GetFullPath(path)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<double> Number(string name, string unit, string description, double value) =>
        new(name) { Description = description, HelpName = unit, DefaultValueFactory = _ => value };

    private static (int WidthPx, int HeightPx) Size(string text)
    {
        var parts = text.Split('x');
        return parts.Length == 2 && int.TryParse(parts[0], out var width) && int.TryParse(parts[1], out var height)
            ? (width, height)
            : throw new UsageException($"Found the size '{text}'; expected WxH, such as 1280x720.");
    }

    private static List<Fault?> Reps(string text)
    {
        var reps = new List<Fault?>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var index = FieldNames.Faults.IndexOf(name);
            if (index < 0 && name != "good")
            {
                throw new UsageException($"Found the rep '{name}'; expected good or one of {string.Join(", ", FieldNames.Faults)}.");
            }

            reps.Add(index < 0 ? null : (Fault)index);
        }

        return reps.Count > 0 ? reps : throw new UsageException("--reps names no rep.");
    }

    private static void Validate(DemoClipOptions options)
    {
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }
}
