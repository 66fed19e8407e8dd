# Thin aliases: the two commands in packaging/ do the work.
.PHONY: run test check bench faults screenshots

run:
	@sh packaging/run
test:
	@sh packaging/test
check bench faults:
	@sh packaging/test $@
screenshots:
	@sh packaging/test screenshots
