"""Part of the stubs for whoosh."""
