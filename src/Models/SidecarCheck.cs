using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SquatCoach.Movement;

namespace SquatCoach.Models;

/// <summary>The comparisons between a sidecar, the code's vocabulary and the network itself; each refusal says found and expected.</summary>
internal static class SidecarCheck
{
    /// <summary>The names in the sidecar are the code's names, in the code's order.</summary>
    public static void Vocabulary(ModelSidecar sidecar, string fileName)
    {
        Expect(sidecar.Schema == ModelSidecar.ExpectedSchema, fileName, "schema", sidecar.Schema, ModelSidecar.ExpectedSchema);
        Expect(sidecar.Name.Length > 0, fileName, "name", sidecar.Name, "a name");
        Expect(sidecar.Sha256.Length == 64, fileName, "sha256", sidecar.Sha256, "64 hexadecimal digits");
        Expect(sidecar.Inputs is { IsDefaultOrEmpty: false }, fileName, "inputs", "none", "at least one");
        Expect(sidecar.Outputs is { IsDefaultOrEmpty: false }, fileName, "outputs", "none", "at least one");

        if (sidecar.Task == ModelTask.Pose2D)
            Keypoints(sidecar, fileName);
        Order(sidecar.Joints, FieldNames.Joints, sidecar.Task == ModelTask.Lifter, fileName, "joints");
        Order(sidecar.Classes, FieldNames.Faults, sidecar.Task == ModelTask.Classifier, fileName, "classes");

        switch (sidecar.Task)
        {
            case ModelTask.Lifter:
                Axis(sidecar, "joints", fromEnd: 2, FieldNames.Joints.Length, fileName);
                break;
            case ModelTask.Classifier:
                Axis(sidecar, "probabilities", fromEnd: 1, FieldNames.Faults.Length, fileName);
                break;
            case ModelTask.Back:
                Axis(sidecar, "back", fromEnd: 2, KeypointTrack.BackPoints, fileName);
                break;
            case ModelTask.Pose2D when sidecar.Decode == "coordinates":
                Axis(sidecar, "keypoints", fromEnd: 2, sidecar.Keypoints.Length, fileName);
                break;
            case ModelTask.Pose2D:
            case ModelTask.Finder:
            default:
                break;
        }
    }

    /// <summary>The network has the tensors that the sidecar promises.</summary>
    public static void Network(ModelSidecar sidecar, InferenceSession session, string fileName)
    {
        Tensors(sidecar.Inputs, session.InputMetadata, fileName, "input");
        Tensors(sidecar.Outputs, session.OutputMetadata, fileName, "output");
        foreach (var name in session.InputMetadata.Keys)
        {
            Expect(sidecar.Inputs.Any(input => input.Name == name), fileName, "inputs of the network", name, string.Join(", ", sidecar.Inputs));
        }
    }

    private static void Tensors(
        ImmutableArray<TensorDescription> promised, IReadOnlyDictionary<string, NodeMetadata> found, string fileName, string kind)
    {
        foreach (var tensor in promised)
        {
            if (!found.TryGetValue(tensor.Name, out var node))
                throw Refusal(fileName, $"{kind}s of the network", string.Join(", ", found.Keys), tensor.Name);
            Expect(
                node.IsTensor && node.ElementDataType == TensorElementType.Float, fileName, $"{kind} {tensor.Name}", node.ElementDataType.ToString(), "Float");
            Expect(
                TensorShape.Covers(node.Dimensions, tensor.Shape.AsSpan()),
                fileName,
                $"shape of the {kind} {tensor.Name}",
                TensorShape.Describe(node.Dimensions),
                TensorShape.Describe(tensor.Shape));
        }
    }

    /// <summary>
    /// A network may know other points, in another order: each is named once, and all of the body but the feet is among them. Heels and toes
    /// that it does not know are never seen.
    /// </summary>
    private static void Keypoints(ModelSidecar sidecar, string fileName)
    {
        var names = sidecar.Keypoints.IsDefault ? [] : sidecar.Keypoints;
        var needed = FieldNames.Keypoints.Where(name => !name.EndsWith("_heel", StringComparison.Ordinal) && !name.EndsWith("_foot_index", StringComparison.Ordinal));
        var missing = needed.Where(name => !names.Contains(name)).ToArray();
        Expect(missing.Length == 0, fileName, "keypoints", $"{names.Length} names without {string.Join(", ", missing)}", string.Join(", ", FieldNames.Keypoints));
        Expect(names.Distinct().Count() == names.Length, fileName, "keypoints", $"{string.Join(", ", names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))} more than once", "each name once");
    }

    private static void Order(ImmutableArray<string> found, ImmutableArray<string> expected, bool required, string fileName, string field)
    {
        if (found.IsDefaultOrEmpty && !required)
            return;
        var names = found.IsDefault ? [] : found;
        Expect(names.SequenceEqual(expected), fileName, field, string.Join(", ", names), string.Join(", ", expected));
    }

    private static void Axis(ModelSidecar sidecar, string output, int fromEnd, int expected, string fileName)
    {
        var tensor = sidecar.Outputs.FirstOrDefault(candidate => candidate.Name == output)
            ?? throw Refusal(fileName, "outputs", string.Join(", ", sidecar.Outputs), output);
        var found = tensor.Shape.Length >= fromEnd ? tensor.Shape[^fromEnd] : -1;
        Expect(found == expected, fileName, $"axis {tensor.Shape.Length - fromEnd} of the output {tensor}", $"{found}", $"{expected}");
    }

    private static void Expect(bool holds, string fileName, string what, string found, string expected)
    {
        if (!holds)
            throw Refusal(fileName, what, found, expected);
    }

    private static ModelException Refusal(string fileName, string what, string found, string expected) =>
        new($"{fileName} is refused: {what}: found {found}, expected {expected}.");
}
