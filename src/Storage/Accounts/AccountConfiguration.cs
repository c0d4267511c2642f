using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        // An account from before there were roles is the site's only one: its owner.
        builder.Property(account => account.Role).HasConversion<string>().HasMaxLength(16).HasDefaultValue(Role.Owner).HasSentinel((Role)(-1));
        builder.Property(account => account.Units).HasConversion<string>().HasMaxLength(16).HasDefaultValue(UnitSystem.Metric).HasSentinel((UnitSystem)(-1));
    }
}
