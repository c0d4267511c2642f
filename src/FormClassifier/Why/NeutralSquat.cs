using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// The same athlete in a good squat: their own standing pose and limb lengths, each limb turned as good squats turn it (neutral-squat.json), the
/// head as one piece. What a rep is compared with when the network is asked why.
/// </summary>
public sealed class NeutralSquat
{
    private const string Resource = "neutral-squat.json";

    private readonly Position3D[][] _changes;

    public NeutralSquat(NeutralSquatFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _changes = [.. NeutralLimbs.Moved.Select(joint => Read(file, FieldNames.Of(joint)))];
    }

    /// <summary>The mean of good squats that the program brings along.</summary>
    public static NeutralSquat Default { get; } = new(Embedded());

    /// <summary>The limbs of one frame as vectors from the parent (the mid-hip for hips and neck) to the joint; those of the arms are left alone.</summary>
    /// <param name="joints">The athlete.</param>
    /// <param name="standing">The frame in which they stand.</param>
    /// <param name="step">How far through the squat, 0 at its start, the middle of the steps at the bottom.</param>
    /// <param name="vectors">19 vectors, metres.</param>
    internal void WriteVectors(JointSequence joints, int standing, double step, Span<Position3D> vectors)
    {
        var axes = BodyAxes.Of(joints, standing);
        for (var limb = 0; limb < _changes.Length; limb++)
        {
            var vector = NeutralLimbs.Vector(joints, standing, NeutralLimbs.Moved[limb]);
            var direction = NeutralLimbs.Unit(NeutralLimbs.Unit(vector) + axes.FromBody(ChangeAt(limb, step)));
            vectors[(int)NeutralLimbs.Moved[limb]] = direction * vector.LengthMetres;
        }

        var turn = Turn.Between(NeutralLimbs.Vector(joints, standing, Joint.HeadTop), vectors[(int)Joint.HeadTop]);
        foreach (var joint in NeutralLimbs.WithTheHead)
            vectors[(int)joint] = turn.Apply(NeutralLimbs.Vector(joints, standing, joint));
    }

    private Position3D ChangeAt(int limb, double step)
    {
        var before = Math.Clamp((int)step, 0, NeutralLimbs.Steps - 1);
        var after = Math.Min(before + 1, NeutralLimbs.Steps - 1);
        var share = step - before;
        return (_changes[limb][before] * (1 - share)) + (_changes[limb][after] * share);
    }

    private static Position3D[] Read(NeutralSquatFile file, string limb) =>
        file.Changes.GetValueOrDefault(limb) is { Length: NeutralLimbs.Steps } steps
            ? [.. steps.Select(change => new Position3D(change[0], change[1], change[2]))]
            : throw new ArgumentException($"Found no {NeutralLimbs.Steps} steps of {limb}, expected them; './squatcoach evaluate neutral' writes the file.", nameof(file));

    private static NeutralSquatFile Embedded()
    {
        using var stream = typeof(NeutralSquat).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly; expected it as an embedded resource of FormClassifier.csproj.");
        return JsonSerializer.Deserialize<NeutralSquatFile>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{Resource} is empty; './squatcoach evaluate neutral' writes it.");
    }
}
