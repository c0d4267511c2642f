using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace SquatCoach.Cli;

/// <summary>Reads the arrays of an .npz file (NumPy's NPY format 1.0, little-endian, C order) as floats or texts.</summary>
internal sealed partial class NumpyArchive
{
    private readonly Dictionary<string, (string Type, byte[] Bytes)> _arrays = [];

    public NumpyArchive(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            var header = BitConverter.ToUInt16(bytes, 8);
            var type = TypePattern().Match(Encoding.ASCII.GetString(bytes, 10, header)).Groups[1].Value;
            _arrays[Path.GetFileNameWithoutExtension(entry.Name)] = (type, bytes[(10 + header)..]);
        }
    }

    public float[] Floats(string name)
    {
        var (type, bytes) = _arrays[name];
        return type switch
        {
            "<f4" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            "<f2" => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(bytes).ToArray(), value => (float)value),
            "<i2" => Array.ConvertAll(MemoryMarshal.Cast<byte, short>(bytes).ToArray(), value => (float)value),
            "<i4" => Array.ConvertAll(MemoryMarshal.Cast<byte, int>(bytes).ToArray(), value => (float)value),
            "|i1" => Array.ConvertAll(bytes, value => (float)(sbyte)value),
            _ => throw new NotSupportedException($"Found the type {type} in {name}; expected f4, f2, i2, i4 or i1."),
        };
    }

    public string[] Texts(string name)
    {
        var (type, bytes) = _arrays[name];
        var width = 4 * int.Parse(type[2..], CultureInfo.InvariantCulture);
        return [.. bytes.Chunk(width).Select(one => Encoding.UTF32.GetString(one).TrimEnd('\0'))];
    }

    [GeneratedRegex("'descr': '([^']+)'")]
    private static partial Regex TypePattern();
}
