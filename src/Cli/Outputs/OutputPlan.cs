namespace SquatCoach.Cli;

/// <summary>
/// Which file each output of each input goes to. With one input OUT is a file, <c>-</c> standard output; with several, OUT is a folder
/// with one file per input, named after it (a.mp4 → a.json).
/// </summary>
public sealed class OutputPlan
{
    public const string StandardOutput = "-";

    private const string RepsEnding = ".reps.csv";

    private readonly Dictionary<(int Input, OutputKind Kind), string> _targets;

    private OutputPlan(Dictionary<(int, OutputKind), string> targets) => _targets = targets;

    public bool UsesStandardOutput => _targets.ContainsValue(StandardOutput);

    /// <summary>Where an output goes; null where it was not asked for.</summary>
    public string? TargetOf(int input, OutputKind kind) => _targets.GetValueOrDefault((input, kind));

    /// <param name="inputs">Paths as given.</param>
    /// <param name="wanted">OUT of every output that was asked for.</param>
    /// <exception cref="UsageException">Two outputs in one place, an output over its own input, or a folder where a file is needed.</exception>
    public static OutputPlan Of(IReadOnlyList<string> inputs, IReadOnlyDictionary<OutputKind, string> wanted)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(wanted);
        var targets = new Dictionary<(int, OutputKind), string>();
        var taken = inputs.Select(FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var (kind, place) in wanted)
        {
            if (place.Length == 0)
            {
                throw new UsageException($"--{OptionOf(kind)} needs a file, a folder or '-', but was given an empty name.");
            }

            var names = inputs.Count == 1 && !IsFolderOfTables(kind, place) ? [place] : FolderTargets(inputs, kind, place, wanted);
            for (var input = 0; input < inputs.Count; input++)
            {
                Require(names[input], kind, taken);
                if (kind == OutputKind.Csv && names[input] != StandardOutput)
                {
                    Require(FramesBeside(names[input]), kind, taken);
                }

                targets[(input, kind)] = names[input];
            }
        }

        return new OutputPlan(targets);
    }

    /// <summary>Where the table of the frames goes beside that of the reps: a.reps.csv → a.frames.csv, a.csv → a.frames.csv.</summary>
    public static string FramesBeside(string repsTable)
    {
        ArgumentNullException.ThrowIfNull(repsTable);
        var ending = repsTable.EndsWith(RepsEnding, StringComparison.OrdinalIgnoreCase) ? RepsEnding.Length : Path.GetExtension(repsTable).Length;
        return repsTable[..^ending] + ".frames.csv";
    }

    /// <summary>--csv takes a folder also for one input, since it writes two files.</summary>
    private static bool IsFolderOfTables(OutputKind kind, string place) =>
        kind == OutputKind.Csv && (Directory.Exists(place) || Path.EndsInDirectorySeparator(place));

    private static string OptionOf(OutputKind kind) => kind.ToString().ToLowerInvariant();

    private static void Require(string target, OutputKind kind, HashSet<string> taken)
    {
        if (target == StandardOutput)
        {
            if (!taken.Add(StandardOutput))
            {
                throw new UsageException("Only one output can go to standard output ('-').");
            }

            return;
        }

        if (Directory.Exists(target))
        {
            throw new UsageException($"--{OptionOf(kind)} {target} is a folder; with one input it names a file.");
        }

        if (!taken.Add(FullPath(target)))
        {
            throw new UsageException($"--{OptionOf(kind)} {target} would overwrite an input or another output.");
        }
    }

    private static string FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException("A file name may neither be empty nor hold a zero character.", exception);
        }
    }

    private static List<string> FolderTargets(
        IReadOnlyList<string> inputs, OutputKind kind, string folder, IReadOnlyDictionary<OutputKind, string> wanted)
    {
        if (folder == StandardOutput)
        {
            throw new UsageException($"With several inputs --{OptionOf(kind)} names a folder, not standard output ('-').");
        }

        if (File.Exists(folder))
        {
            throw new UsageException($"With several inputs --{OptionOf(kind)} names a folder, but {folder} is a file.");
        }

        // Three kinds are .json; where two of them share a folder, the kind goes into the name.
        var sharesFolder = wanted.Any(other => other.Key != kind && FullPath(other.Value) == FullPath(folder));
        var ending = kind switch
        {
            OutputKind.Html => ".html",
            OutputKind.Csv => RepsEnding,
            OutputKind.Trc => ".trc",
            OutputKind.Keypoints when sharesFolder => ".keypoints.json",
            OutputKind.Poses when sharesFolder => ".poses.json",
            _ => ".json",
        };
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var targets = new List<string>();
        foreach (var input in inputs)
        {
            var stem = Path.GetFileNameWithoutExtension(Path.GetFileName(input));
            stem = stem.Length == 0 ? Path.GetFileName(input) : stem;
            var name = stem + ending;
            for (var number = 2; !used.Add(name); number++)
            {
                // Two inputs of one name, such as a.mp4 and b/a.mov: the later ones are numbered.
                name = FormattableString.Invariant($"{stem}-{number}{ending}");
            }

            targets.Add(Path.Combine(folder, name));
        }

        return targets;
    }
}
