using System.Security.Cryptography;

namespace SquatCoach.Storage;

/// <summary>File and folder names that say nothing and cannot be guessed: 128 random bits in lower-case hex.</summary>
internal static class RandomName
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
