namespace SquatCoach.Web;

/// <summary>One file that browsers are sent.</summary>
/// <param name="Url">Its address with the fingerprint.</param>
/// <param name="Encodings">In which it lies there compressed, the best first.</param>
/// <param name="Imports">Modules that it imports before it runs.</param>
internal sealed record StaticAsset(string Url, IReadOnlyList<string> Encodings, IReadOnlyList<string> Imports)
{
    /// <summary>Hexadecimal digits (client/assets.mjs).</summary>
    public const int FingerprintLength = 10;

    public string Fingerprint => Url.Split('.')[^2];
}
