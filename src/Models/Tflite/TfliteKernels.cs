namespace SquatCoach.Models;

/// <summary>The operators of <see cref="TfliteInterpreter"/> that look at neighbours, as their definitions say and no faster.</summary>
internal static class TfliteKernels
{
    /// <summary>Weights [out, height, width, in].</summary>
    public static float[] Convolve(TflitePicture input, float[] weights, float[]? bias, TfliteWindow window, int[] shape)
    {
        var output = new float[TensorShape.Count(shape)];
        ForEach(input, window, shape, (start, source, tap) =>
        {
            for (var channel = 0; channel < shape[3]; channel++)
            {
                var kernel = weights.AsSpan(((channel * window.Height * window.Width) + tap) * input.Channels, input.Channels);
                var sum = 0f;
                for (var index = 0; index < kernel.Length; index++)
                    sum += kernel[index] * input.Values[source + index];
                output[start + channel] += sum;
            }
        });
        return Finish(output, bias, window, shape);
    }

    /// <summary>Every channel by itself; weights [1, height, width, channels].</summary>
    public static float[] ConvolveEach(TflitePicture input, float[] weights, float[]? bias, TfliteWindow window, int[] shape)
    {
        if (shape[3] != input.Channels)
            throw new ModelException($"A depthwise convolution makes {shape[3]} channels of {input.Channels}, expected as many as go in.");
        var output = new float[TensorShape.Count(shape)];
        ForEach(input, window, shape, (start, source, tap) =>
        {
            for (var channel = 0; channel < input.Channels; channel++)
                output[start + channel] += weights[(tap * input.Channels) + channel] * input.Values[source + channel];
        });
        return Finish(output, bias, window, shape);
    }

    public static float[] MaxPool(TflitePicture input, TfliteWindow window, int[] shape)
    {
        var output = new float[TensorShape.Count(shape)];
        Array.Fill(output, float.NegativeInfinity);
        ForEach(input, window, shape, (start, source, _) =>
        {
            for (var channel = 0; channel < input.Channels; channel++)
                output[start + channel] = Math.Max(output[start + channel], input.Values[source + channel]);
        });
        return Activate(output, window.Activation);
    }

    public static float[] Pad(TflitePicture input, int[] before, int[] shape)
    {
        // Pairs (before, after) of the four axes.
        if (before.Length != 8 || before[0] + before[1] + before[6] + before[7] != 0)
            throw new ModelException($"Found the paddings {string.Join(", ", before)}, expected some of height and width only.");
        var output = new float[TensorShape.Count(shape)];
        for (var y = 0; y < input.Height; y++)
        {
            for (var x = 0; x < input.Width; x++)
            {
                var target = (((y + before[2]) * shape[2]) + x + before[4]) * shape[3];
                input.Values.AsSpan(((y * input.Width) + x) * input.Channels, input.Channels).CopyTo(output.AsSpan(target));
            }
        }

        return output;
    }

    public static float[] Resize(TflitePicture input, bool areCornersAligned, bool areCentresHalf, int[] shape)
    {
        var output = new float[TensorShape.Count(shape)];
        var place = 0;
        for (var y = 0; y < shape[1]; y++)
        {
            var (top, bottom, down) = Neighbours(y, input.Height, shape[1], areCornersAligned, areCentresHalf);
            for (var x = 0; x < shape[2]; x++)
            {
                var (left, right, across) = Neighbours(x, input.Width, shape[2], areCornersAligned, areCentresHalf);
                for (var channel = 0; channel < input.Channels; channel++)
                {
                    var above = input.At(top, left, channel) + (across * (input.At(top, right, channel) - input.At(top, left, channel)));
                    var below = input.At(bottom, left, channel) + (across * (input.At(bottom, right, channel) - input.At(bottom, left, channel)));
                    output[place++] = above + (down * (below - above));
                }
            }
        }

        return output;
    }

    /// <summary>Channels in groups of block × block become neighbouring pixels.</summary>
    public static float[] DepthToSpace(TflitePicture input, int block, int[] shape)
    {
        var output = new float[TensorShape.Count(shape)];
        var place = 0;
        for (var y = 0; y < shape[1]; y++)
        {
            for (var x = 0; x < shape[2]; x++)
            {
                var group = (((y % block) * block) + (x % block)) * shape[3];
                for (var channel = 0; channel < shape[3]; channel++)
                    output[place++] = input.At(y / block, x / block, group + channel);
            }
        }

        return output;
    }

    /// <summary>Applies a fused activation in place.</summary>
    public static float[] Activate(float[] values, int activation)
    {
        var (low, high) = activation switch
        {
            0 => (float.NegativeInfinity, float.PositiveInfinity),
            1 => (0f, float.PositiveInfinity),
            3 => (0f, 6f),
            _ => throw new ModelException($"Found the fused activation {activation}, expected none, ReLU or ReLU6."),
        };
        for (var index = 0; index < values.Length; index++)
            values[index] = Math.Clamp(values[index], low, high);
        return values;
    }

    private static float[] Finish(float[] output, float[]? bias, TfliteWindow window, int[] shape)
    {
        if (bias is not null)
        {
            for (var index = 0; index < output.Length; index++)
                output[index] += bias[index % shape[3]];
        }

        return Activate(output, window.Activation);
    }

    /// <summary>Visits every pair of an output pixel and an input pixel under its window: start of the one, of the other, and the tap between.</summary>
    private static void ForEach(TflitePicture input, TfliteWindow window, int[] shape, Action<int, int, int> visit)
    {
        for (var y = 0; y < shape[1]; y++)
        {
            for (var x = 0; x < shape[2]; x++)
            {
                for (var tap = 0; tap < window.Height * window.Width; tap++)
                {
                    var row = (y * window.StepY) - window.Top + (tap / window.Width * window.DilationY);
                    var column = (x * window.StepX) - window.Left + (tap % window.Width * window.DilationX);
                    if (input.Holds(row, column))
                        visit(((y * shape[2]) + x) * shape[3], ((row * input.Width) + column) * input.Channels, tap);
                }
            }
        }
    }

    private static (int First, int Second, float Share) Neighbours(int output, int inputLength, int outputLength, bool areCornersAligned, bool areCentresHalf)
    {
        var place = areCornersAligned && outputLength > 1
            ? output * (float)(inputLength - 1) / (outputLength - 1)
            : areCentresHalf
                ? Math.Max(0, ((output + 0.5f) * inputLength / outputLength) - 0.5f)
                : output * (float)inputLength / outputLength;
        var first = Math.Min((int)place, inputLength - 1);
        return (first, Math.Min(first + 1, inputLength - 1), place - first);
    }
}
