using Microsoft.ML.OnnxRuntime;

namespace SquatCoach.Models;

/// <summary>Compares a converted network, run by ONNX Runtime, with <see cref="TfliteInterpreter"/> on one fixed picture.</summary>
internal static class ConversionCheck
{
    /// <summary>The largest difference over all outputs, each as a share of that output's largest value (of 1 where all are smaller); NaN where either has one.</summary>
    public static double LargestDifference(TfliteModel model, byte[] network, (int Tensor, string Name)[] outputs)
    {
        var shape = model.Tensors[model.Inputs[0]].Shape;
        var (channelsLast, channelsFirst) = Picture(shape[1], shape[2]);
        var expected = new TfliteInterpreter(model).Run(channelsLast, [.. outputs.Select(output => output.Tensor)]);

        using var settings = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var session = new InferenceSession(network, settings);
        using var input = OrtValue.CreateTensorValueFromMemory(channelsFirst, [1, 3, shape[1], shape[2]]);
        using var run = new RunOptions();
        using var found = session.Run(run, ["image"], [input], [.. outputs.Select(output => output.Name)]);
        var largest = 0.0;
        for (var output = 0; output < outputs.Length; output++)
        {
            var difference = Difference(expected[output], found[output].GetTensorDataAsSpan<float>(), model.Tensors[outputs[output].Tensor].Shape);
            if (!(difference <= largest))
                largest = difference;
        }

        return largest;
    }

    private static double Difference(float[] expected, ReadOnlySpan<float> found, int[] shape)
    {
        var (channels, pixels) = shape.Length == 4 ? (shape[3], shape[1] * shape[2]) : (1, expected.Length);

        // Outputs are pixels, scores before a sigmoid, and shares: a share that happens to be near 0 is not a smaller unit.
        var (largest, scale) = (0.0, 1.0);
        for (var index = 0; index < expected.Length; index++)
        {
            var place = ((index % channels) * pixels) + (index / channels);
            var difference = Math.Abs(expected[index] - found[place]);
            if (!(difference <= largest))
                largest = difference;
            scale = Math.Max(scale, Math.Abs(expected[index]));
        }

        return largest / scale;
    }

    /// <summary>Waves of different lengths and a bright figure in the middle: every weight sees something, nothing repeats. Values 0…1.</summary>
    private static (float[] ChannelsLast, float[] ChannelsFirst) Picture(int height, int width)
    {
        var last = new float[height * width * 3];
        var first = new float[last.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var isFigure = Math.Abs(x - (width / 2)) < width / 10 && Math.Abs(y - (height / 2)) < height / 3;
                for (var channel = 0; channel < 3; channel++)
                {
                    var wave = 0.5 + (0.3 * Math.Sin((0.11 * x * (channel + 1)) + (0.07 * y))) + (0.2 * Math.Sin((0.23 * y) - (0.05 * x * channel)));
                    var value = (float)(isFigure ? 0.8 - (0.2 * channel) + (0.1 * wave) : wave);
                    last[(((y * width) + x) * 3) + channel] = value;
                    first[(((channel * height) + y) * width) + x] = value;
                }
            }
        }

        return (last, first);
    }
}
